import { strict as assert } from "node:assert";
import PostalMime from "postal-mime";
import { isNewer } from "@/lib/effects/reply-order";
import { type CalendarMessage, readMessage } from "@/lib/ics/read-reply";
import type { Check } from "@/scripts/programs/check";
import { asProgram, type Place, sameAsTheEmail, silentFromFirstToLast } from "@/scripts/programs/held-copies";
import { noSogo, type Sogo, startSogo } from "@/scripts/programs/sogo";

export const sogoChecks: readonly Check[] = [
  {
    name: "P1 sogo: nobody is mailed of an event of ours, whatever a program saves",
    missing: noSogo(),
    run: mailsNobody,
  },
  {
    name: "P2 sogo: an invitee's copy is the same object as the email",
    missing: noSogo(),
    run: () => inSogo(sameAsTheEmail),
  },
  { name: "P3 sogo: maybe, yes and no with the invitation's DTSTAMP", missing: noSogo(), run: answersCount },
];

async function inSogo(hold: (place: Place) => Promise<void>): Promise<void> {
  await using sogo = await startSogo();
  await hold(placeIn(sogo));
}

const placeIn = (sogo: Sogo): Place => ({ ...sogo, username: "dana" });

const event = (uid: string, ...people: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//programs//EN", "BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20310301T100000Z"]
    .concat(["SEQUENCE:0", "DTSTART:20310310T150000Z", "DTEND:20310310T160000Z", "SUMMARY:Appointment", ...people])
    .concat(["END:VEVENT", "END:VCALENDAR", ""])
    .join("\r\n");

async function store(sogo: Sogo, name: string, file: string): Promise<void> {
  const answer = await asProgram(placeIn(sogo), `${sogo.calendar}${name}.ics`, { method: "PUT", body: file });
  assert.ok(answer.ok, `SOGo did not take an event: ${answer.status}`);
}

/** Its silence counts only beside an event that it mails about: one that Dana herself organizes. */
async function mailsNobody(): Promise<void> {
  await using sogo = await startSogo();
  await silentFromFirstToLast(placeIn(sogo));
  const guest = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:cy@x.example";
  await store(sogo, "control", event("control@x", `ORGANIZER:mailto:${sogo.owner}`, guest));
  const mails = await sogo.mailed(1);
  const about = mails.filter((mail) => !mail.includes("control@x"));
  assert.equal(about.length, 0, `SOGo mailed ${about.length} times about an event of ours`);
}

/** What SOGo answers as its owner decides about an invitation, in the order in which it came. */
async function answersCount(): Promise<void> {
  await using sogo = await startSogo();
  const answers = ["TENTATIVE", "ACCEPTED", "DECLINED"];
  const organizer = "ORGANIZER;CN=Dr. Ada:mailto:rsvp+7f@reply.example";
  for (const [at, answer] of ["NEEDS-ACTION", ...answers].entries()) {
    await store(sogo, "p3", event("p3@meet.example", organizer, `ATTENDEE;PARTSTAT=${answer}:mailto:${sogo.owner}`));
    // It says even that nothing is decided yet.
    await sogo.mailed(at + 1);
  }
  const messages = await Promise.all(
    (await sogo.mailed(answers.length + 1)).slice(1).map((mail) => messageIn(mail, sogo.owner)),
  );
  assert.deepEqual(
    messages.map(({ response }) => response),
    answers.map((answer) => answer.toLowerCase()),
  );
  for (const [at, message] of messages.entries()) {
    assert.equal(message.stampedAt, Date.parse("2031-03-01T10:00:00Z"), "it has another stamp than the invitation now");
    const order = { ...message, arrivedAt: at + 1, eventId: `${at}` };
    const newest = { ...order, arrivedAt: at, eventId: "" };
    const former = {
      sequence: 0,
      newest,
      respondedAt: message.stampedAt,
      byMail: true,
      response: messages[at - 1]?.response,
    };
    assert.ok(
      isNewer(order, message, { ...former, response: former.response ?? "needs_action" }),
      `${message.response} is none`,
    );
  }
}

async function messageIn(mail: string, sender: string): Promise<CalendarMessage> {
  const { attachments } = await PostalMime.parse(mail, { attachmentEncoding: "utf8" });
  const [message] = attachments.flatMap(({ content }) => readMessage(String(content), sender) ?? []);
  assert.ok(message, "no answer can be read in what SOGo mailed");
  return message;
}
