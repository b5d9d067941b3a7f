import { GET as readFile } from "@/app/api/v1/meetings/[id]/invitation/route";
import { GET as readMessages } from "@/app/api/v1/meetings/[id]/messages/route";
import { GET as readProposals, POST as writeProposals } from "@/app/api/v1/meetings/[id]/proposals/route";
import { PUT as writeResponse } from "@/app/api/v1/meetings/[id]/response/route";
import { GET as readMeeting } from "@/app/api/v1/meetings/[id]/route";
import { conversationPageOf } from "@/lib/conversations/conversation-page";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { findUndoable } from "@/lib/meetings/change/find-undoable";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { listDeliveries } from "@/lib/meetings/lists/list-deliveries";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { listMeetings, listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { presenceIn } from "@/lib/meetings/room/room-presence";
import { previewSchedule } from "@/lib/meetings/schedule/preview-schedule";
import { viewOf } from "@/lib/meetings/view";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { notificationView } from "@/lib/notifications/view";
import type { CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, scheduleInput, testAppUrl } from "@/lib/testing/people";
import { guestPageOf } from "@/lib/web/pages/guest-page";
import { roomPageOf } from "@/lib/web/pages/room-page";

/** One invitation by address, and what names it. */
export type Invited = { readonly host: CalendarHost; readonly meetingId: string; readonly email: string };

/** Sends what is queued: announcements, mails, and the host's and anyone else's calendars. */
export async function carryOut({ host, meetingId }: Invited): Promise<void> {
  const effects = effectsWith(fakeMailer());
  await announce(effects, { meetingId });
  const queued = await testDb().delivery.findMany({ where: { meetingId, state: "queued" }, orderBy: { id: "asc" } });
  for (const { id } of queued) await sendMail(effects, { deliveryId: id });
  await host.calendars.sync(meetingId);
}

/** Everything that the host reads of the meeting, wherever that is. */
export async function seenByHost({ host, meetingId, email }: Invited) {
  const ctx = contextOf(host.dana);
  const row = await findMeeting(ctx, meetingId);
  const shown = (meeting: typeof row) => viewOf(meeting, ctx.actor, { appUrl: testAppUrl, now: ctx.now() });
  const search = (q: string) => browseMeetings(ctx, browseMeetingsInput.parse({ q, tab: "upcoming" }));
  const [invitation] = row.invitations;
  const input = scheduleInput({ inviteeEmails: [email] });
  const { notifications: told } = await listNotifications(ctx, listNotificationsInput.parse({}));
  return {
    meeting: shown(row),
    list: (await listMeetings(ctx, listMeetingsInput.parse({}))).meetings.map(shown),
    foundByName: (await search("Nora")).meetings.length,
    foundByAddress: (await search(email)).meetings.map(shown),
    deliveries: await listDeliveries(ctx, meetingId),
    history: onceAnHour(await listHistory(ctx, meetingId)),
    notifications: told.map((row) => notificationView(row, ctx)),
    proposals: await findProposals(ctx, meetingId),
    conversation: await conversationPageOf(ctx, meetingId),
    here: await presenceIn(ctx, row),
    undoable: await findUndoable(ctx, row, row.revision),
    preview: await previewSchedule(ctx, input),
    dryRun: row.status === "cancelled" ? null : await previewUpdate(ctx, meetingId, { title: "Tried out" }),
    link: invitation === undefined ? null : await personalLink(ctx, meetingId, invitation.id),
    calendar: host.events().map(({ attendees = [], summary, description }) => ({
      attendees: attendees.map((one) => [one.email, one.displayName, one.responseStatus]),
      summary,
      description,
    })),
  };
}

const LOOKS: readonly string[] = ["meeting_opened", "file_downloaded", "room_opened"];

/** Looks are told once an hour, so one of two worlds has a line more where the hour ends between them. */
function onceAnHour(lines: Awaited<ReturnType<typeof listHistory>>) {
  const seen = new Set<string>();
  return lines.flatMap(({ id: _, ...line }) => {
    const key = `${line.action} ${JSON.stringify(line.actor)}`;
    const repeated = LOOKS.includes(line.action) && seen.has(key);
    seen.add(key);
    return repeated ? [] : [line];
  });
}

const urlOf = (meetingId: string, part: string) => `https://meet.example/api/v1/meetings/${meetingId}${part}`;
const at = (id: string) => ({ params: Promise.resolve({ id }) });

/** Everything that this browser is answered about the meeting, whoever's cookies it has. */
export async function seenByBrowser(meetingId: string, invitationId: string, slug: string) {
  const answered = async (answer: Promise<Response>) => {
    const response = await answer;
    return { status: response.status, body: await response.text(), etag: response.headers.get("etag") };
  };
  const get = (part: string) => new Request(urlOf(meetingId, part));
  return {
    meeting: await answered(readMeeting(get(""), at(meetingId))),
    proposals: await answered(readProposals(get("/proposals"), at(meetingId))),
    messages: await answered(readMessages(get("/messages"), at(meetingId))),
    file: await answered(readFile(get("/invitation"), at(meetingId))),
    page: await guestPageOf(invitationId).catch(digestOf),
    room: await roomPageOf(slug).catch(digestOf),
  };
}

/** A guest's act over the API, as the page's own script would do it. */
export async function actByLink(meetingId: string, part: "response" | "proposals", body: object) {
  const method = part === "response" ? "PUT" : "POST";
  const headers = { "Content-Type": "application/json", Origin: "https://meet.example" };
  const request = new Request(urlOf(meetingId, `/${part}`), { method, headers, body: JSON.stringify(body) });
  const answer = await (part === "response" ? writeResponse : writeProposals)(request, at(meetingId));
  return { status: answer.status, body: await answer.text() };
}

/** What Next was asked to do instead of showing a page. */
function digestOf(error: unknown): string {
  return error instanceof Error && "digest" in error ? String(error.digest) : String(error);
}

/** An answer without what differs from meeting to meeting by its nature, each of one length: ids, secrets, instants, the address. */
export function masked(value: unknown, email: string): string {
  return JSON.stringify(value, null, 1)
    .replaceAll("\\r\\n ", "")
    .replaceAll(email, "<address>")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
    .replaceAll(/\/i\/[\w-]{43}/g, "/i/<token>")
    .replaceAll(/(\/m\/|%2Fm%2F)[\w-]{24}/g, "/m/<slug>")
    .replaceAll(/"person": "[\w-]{43}"/g, '"person": "<person>"')
    .replaceAll(/\b2026\d{4}T\d{6}Z/g, "<now>")
    .replaceAll(/20(?!27)\d\d-\d\d-\d\dT[\d:.]+Z/g, "<now>")
    .replaceAll(/\b1\d{12}(\.\d+)?\b/g, "<instant>");
}
