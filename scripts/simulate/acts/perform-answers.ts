import { signedCall } from "@/e2e/servers/resend/signed-call";
import type { FormState } from "@/lib/forms/form-state";
import { property } from "@/lib/ics/testing/read-wire";
import type { Act, Who } from "@/scripts/simulate/acts/act";
import { callerOf, type Memory, type Outcome } from "@/scripts/simulate/acts/memory";
import { clock } from "@/scripts/simulate/world/clock";
import type { Email } from "@/scripts/simulate/world/deliveries";
import { submit } from "@/scripts/simulate/world/http/forms";
import { WEBHOOK_SECRET } from "@/scripts/simulate/world/settings";
import type { World } from "@/scripts/simulate/world/world";

type Answering = Extract<Act, { do: "answer" }>;

/** An invitee answers, by the way that the act names; undefined where they have nothing to answer with. */
export async function answer(world: World, memory: Memory, act: Answering, id: string): Promise<Outcome | undefined> {
  if (act.by === "email") return replyByEmail(world, memory, act);
  if (act.by === "page") return answerOnPage(world, memory, act);
  if (world.person(act.who).userId === undefined) return undefined;
  const body = { response: act.response, note: act.note };
  return world.api.ask(await callerOf(world, act.who, act.by), "PUT", `/api/v1/meetings/${id}/response`, body);
}

/** The token of the newest link that this person has to the meeting. */
export function tokenFor(world: World, memory: Memory, meeting: number, who: Who): string | undefined {
  const uid = world.meetings.get(meeting)?.uid;
  const emails = memory.emails.filter((email) => email.to === who && email.uid === uid);
  const mailed = emails.flatMap(({ mail }) => /\/i\/([A-Za-z0-9_-]{22,})/.exec(mail.text ?? "")?.[1] ?? []).at(-1);
  return memory.links.get(`${meeting} ${who}`) ?? mailed;
}

/** Opens the link in a browser that is not signed in. The id of the invitation, if it opens one. */
export async function openLink(world: World, who: Who, token: string): Promise<string | undefined> {
  const browser = world.person(who).inbox;
  const { headers } = await world.api.ask({ name: who, browser }, "GET", `/i/${token}`);
  const invitation = headers.get("location")?.split("/").at(-1);
  return invitation === "unknown" ? undefined : invitation;
}

async function answerOnPage(world: World, memory: Memory, act: Answering): Promise<Outcome | undefined> {
  const token = tokenFor(world, memory, act.meeting, act.who);
  const invitation = token === undefined ? undefined : await openLink(world, act.who, token);
  if (invitation === undefined) return undefined;
  const { answerAction } = await import("@/app/invitations/[id]/actions");
  const { inbox } = world.person(act.who);
  const action = (state: FormState, form: FormData) => answerAction(invitation, state, form);
  const { status } = await submit(
    world,
    inbox,
    { path: `/invitations/${invitation}`, sign: 'name="response"', action },
    { response: act.response, note: act.note },
  );
  return status === 500 ? { status } : { status: undefined };
}

/** Which email a reply answers: the newest, or the first for a program that had not seen the others. */
function answered(memory: Memory, act: Pick<Answering, "who" | "old">, uid: string | undefined): Email | undefined {
  const emails = memory.emails.filter(
    (email) => email.to === act.who && email.uid === uid && /METHOD:REQUEST/.test(email.file),
  );
  return act.old ? emails.at(0) : emails.at(-1);
}

async function replyByEmail(world: World, memory: Memory, act: Answering): Promise<Outcome | undefined> {
  const email = answered(memory, act, world.meetings.get(act.meeting)?.uid);
  if (!email) return undefined;
  // Nobody writes two emails in one second, and their order is that of their times.
  clock.advance(1_000);
  await world.database.syncClock();
  const { email: from, name } = world.person(act.who);
  const to = property(email.file, "ORGANIZER")?.value.replace(/^mailto:/, "") ?? "";
  const raw = rawReply({ from, name, to, file: replyFile(email, act, from) });
  const id = await world.resend.receive({ raw, to: [to] });
  const call = signedCall(
    {
      type: "email.received",
      created_at: new Date().toISOString(),
      data: { email_id: id, created_at: new Date().toISOString(), from, to: [to], subject: "Re" },
    },
    { secret: WEBHOOK_SECRET, id: `msg_${id}` },
  );
  const { status } = await world.api.ask({ name: "resend" }, "POST", "/api/webhooks/resend", call.body, call.headers);
  return status === 200 ? { status: undefined, body: email.sequence } : { status };
}

const PARTSTAT = { accepted: "ACCEPTED", declined: "DECLINED", tentative: "TENTATIVE" };

function replyFile(email: Email, { response, note }: Answering, from: string): string {
  const stamp = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, "");
  const organizer = property(email.file, "ORGANIZER")?.value;
  const comment = note === "" ? [] : [`COMMENT:${note.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n")}`];
  return [
    "BEGIN:VCALENDAR",
    "PRODID:-//Simulation//EN",
    "VERSION:2.0",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${email.uid}`,
    `SEQUENCE:${email.sequence}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${property(email.file, "DTSTART")?.value}`,
    `ORGANIZER:${organizer}`,
    `ATTENDEE;PARTSTAT=${PARTSTAT[response]}:mailto:${from}`,
    ...comment,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

function rawReply({ from, name, to, file }: { from: string; name: string; to: string; file: string }): string {
  const domain = from.split("@")[1];
  const results = `amazonses.com; spf=pass smtp.mailfrom=${from}; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain};`;
  return [
    `Authentication-Results: ${results}`,
    `From: ${name} <${from}>`,
    `To: ${to}`,
    "Subject: Re",
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(file).toString("base64"),
    "",
  ].join("\r\n");
}
