import { type ActionRow, asksFirst, everyone, nobodys, out, row } from "@/e2e/matrix/action-row";
import { SECOND_FACTOR_ROWS } from "@/e2e/matrix/second-factor-action-rows";

const strangers = "AN OU EX XG CH KO KR KW KC KB";
const ofHost = (form: ActionRow["form"], host = "done: H", takes = "id state form") =>
  row(takes, form, `${out} | hidden: OU EX | refused: P RC II | ${host}`);
const own = (form: ActionRow["form"], says: string) => row("state form", form, `${out} | ${says}`);
const operators = (takes: string, form: ActionRow["form"]) => row(takes, form, `${out} | hidden: OU EX P RC II H`);
const ofGuest = (form: ActionRow["form"], guest = "done") =>
  row("inviteeId state form", form, `away: ${strangers} P RC II H | ${guest}: EG`);

const template = { key: "meeting_updated", locale: "en" };
const push = { endpoint: "https://push.example/x", p256dh: "A".repeat(87), auth: "A".repeat(22) };
const typedMeeting = {
  title: "Forged",
  relationshipId: "{relationshipId}",
  durationMinutes: "50",
  locationType: "phone",
  date: "2031-03-12",
  time: "10:00",
  timeZone: "Europe/Berlin",
};
const times = { date0: "2031-03-13", time0: "10:00", zone: "Europe/Berlin" };
const message = { body: "Forged", clientId: "{clientId}" };

/** By file and name, as the build's manifest has them; the file's folder is the page that the action is sent to. */
export const ACTION_ROWS: Readonly<Record<string, ActionRow>> = {
  "sign-in/actions.ts askForMail": nobodys({ email: "nobody" }, "asked"),
  "sign-in/actions.ts askToProve": own({}, "away: OU EX P RC II H"),
  "sign-in/actions.ts askForAnotherMail": nobodys({}, "sign in"),
  "sign-in/actions.ts signInByCode": nobodys({ code: "000000" }, "sign in"),
  "sign-in/actions.ts signInByLink": nobodys({ token: "{token}" }, "refused"),
  ...SECOND_FACTOR_ROWS,
  "confirm-address/actions.ts confirmByLinkAction": nobodys({ token: "{token}" }, "refused"),
  // Strangers may ask twenty times an hour, other specs too.
  "fresh-link/actions.ts askForLinkAction": row(
    "state form",
    { email: "nobody" },
    `asked: AN | not tried: ${everyone}`,
  ),
  "m/[slug]/door-actions.ts askAtDoorAction": nobodys({ slug: "{slug}", email: "nobody" }, "asked"),
  "m/[slug]/door-actions.ts enterAction": nobodys({ slug: "{slug}", code: "000000" }, "asked"),
  "m/[slug]/actions.ts joinAction": row("slug form", {}, `away: ${everyone}`),
  "m/[slug]/actions.ts postAction": row(
    "slug state form",
    message,
    `away: ${strangers} | refused: P EG | done: RC II H`,
  ),
  "m/[slug]/actions.ts markReadAction": row("slug 0", {}, `away: ${strangers} | hidden: EG | done: P RC II H`),
  "m/[slug]/actions.ts askForCodeAction": row(
    "slug state form",
    {},
    `away: ${strangers} | refused: P RC II H | done: EG`,
  ),
  "m/[slug]/actions.ts confirmAction": row(
    "slug state form",
    { code: "1" },
    `away: ${strangers} | asked: EG | refused: P RC II H`,
  ),
  "m/[slug]/actions.ts endAction": row("slug state form", {}, `away: ${strangers} | refused: P RC II EG H`),
  "admin/actions.ts retryJobAction": operators("state form", { jobId: "{clientId}" }),
  "admin/templates/actions.ts switchTemplateAction": operators("state form", {
    key: "meeting_updated",
    channel: "email",
    enabled: "false",
  }),
  "admin/templates/actions.ts restoreTemplateAction": operators("state form", template),
  "admin/templates/[key]/[locale]/actions.ts saveWordingAction": operators("key locale state form", { basedOn: "0" }),
  "admin/templates/[key]/[locale]/actions.ts restoreVersionAction": operators("key locale state form", {
    basedOn: "0",
    version: "0",
  }),
  "admin/templates/[key]/[locale]/actions.ts testMailAction": operators("key locale state form", {}),
  "admin/templates/in-app/[key]/actions.ts saveNoticeAction": operators("key state form", { basedOn: "0" }),
  "admin/templates/in-app/[key]/actions.ts restoreNoticeAction": operators("key state form", {
    basedOn: "0",
    version: "0",
  }),
  "settings/actions.ts updateProfileAction": own({ userId: "{hostId}", name: "Forged" }, "asked: OU EX P RC II H"),
  "settings/actions.ts setWorkingHoursAction": own({ MO: "nine to five" }, "asked: OU EX P RC II H"),
  "settings/api-keys/actions.ts createKeyAction": own(
    { userId: "{hostId}", label: "Forged" },
    "asked: OU EX P RC II H",
  ),
  "settings/api-keys/actions.ts revokeKeyAction": own({ apiKeyId: "{apiKeyId}" }, "hidden: OU EX P RC II | done: H"),
  "settings/close/actions.ts closeAccountAction": row("state form", {}, `${asksFirst} | not tried: OU EX P RC II H`),
  "settings/calendars/actions.ts disconnectAction": own(
    { connectionId: "{connectionId}" },
    "hidden: OU EX P RC II | not tried: H",
  ),
  "settings/calendars/actions.ts chooseAction": own(
    { connectionId: "{connectionId}", writes: "no" },
    "hidden: OU EX P RC II | not tried: H",
  ),
  "settings/calendars/caldav/actions.ts connectCaldavAction": row(
    "state form",
    {},
    `${asksFirst} | asked: OU EX P RC II H`,
  ),
  "notifications/actions.ts openNotificationAction": own(
    { notificationId: "{notificationId}" },
    "hidden: OU EX P RC II | done: H",
  ),
  "notifications/actions.ts acceptAction": own(
    { notificationId: "{notificationId}" },
    "hidden: OU EX P RC II | not tried: H",
  ),
  "notifications/actions.ts markAllReadAction": own({}, "away: OU EX P RC II | done: H"),
  "notifications/actions.ts unmarkReadAction": own({ markedAt: "1924000000000" }, "away: OU EX P RC II | done: H"),
  "notifications/actions.ts subscribePushAction": own(push, "asked: OU EX P RC II H"),
  "notifications/actions.ts unsubscribePushAction": own(push, "away: OU EX P RC II H"),
  "meetings/new/actions.ts scheduleMeetingAction": own(typedMeeting, "asked: OU EX P II | refused: RC | done: H"),
  "meetings/instant/actions.ts startMeetingAction": own(typedMeeting, "asked: OU EX P II | refused: RC | done: H"),
  "invitations/[id]/actions.ts answerAction": ofGuest({ response: "accepted" }),
  "invitations/[id]/actions.ts proposeAction": ofGuest(times),
  "invitations/[id]/actions.ts reportAction": ofGuest({ reason: "unwanted" }),
  "invitations/[id]/data/actions.ts askForCodeAction": ofGuest({}, "not tried"),
  "invitations/[id]/data/actions.ts confirmAction": ofGuest({ code: "1" }, "asked"),
  "invitations/[id]/data/actions.ts eraseAction": ofGuest({}, "not tried"),
  "reminders/[id]/actions.ts chooseAction": ofGuest({ of: "reminders", wanted: "no" }),
  "invitations/[id]/actions.ts forgetAction": row("inviteeId", {}, `away: ${everyone}`),
  "meetings/[id]/actions.ts answerAction": row(
    "id state form",
    { response: "accepted" },
    `${out} | hidden: OU EX | refused: P H | done: RC II`,
  ),
  "meetings/[id]/conversation-actions.ts postAction": row(
    "id state form",
    message,
    `${out} | hidden: OU EX | refused: P | done: RC II H`,
  ),
  "meetings/[id]/conversation-actions.ts markReadAction": row("id 0", {}, `${out} | hidden: OU EX | done: P RC II H`),
  "meetings/[id]/proposal-actions.ts acceptAction": ofHost({
    proposalId: "{proposalId}",
    startsAt: "2031-03-11T09:00:00Z",
  }),
  "meetings/[id]/proposal-actions.ts proposeAction": row(
    "id state form",
    times,
    `${out} | hidden: OU EX | refused: P H | done: RC II`,
  ),
  "meetings/[id]/proposal-actions.ts declineAction": ofHost({ proposalId: "{proposalId}" }, "not tried: H"),
  "meetings/[id]/actions.ts undoAction": ofHost({}, "refused: H", "id 0 state form"),
  "meetings/[id]/actions.ts resendAction": ofHost({ inviteeId: "{inviteeId}" }),
  "meetings/[id]/actions.ts replaceLinkAction": row(
    "id inviteeId state form",
    {},
    `${asksFirst} | hidden: OU EX | refused: P RC II | done: H`,
  ),
  "meetings/[id]/actions.ts settleAction": row(
    "id state form",
    { connectionId: "{connectionId}", choice: "leave" },
    `${out} | hidden: OU EX P RC II H`,
  ),
  "meetings/[id]/actions.ts addedPersonAction": row(
    "id state form",
    { connectionId: "{connectionId}", email: "x@guests.example", choice: "invite" },
    `${out} | hidden: OU EX P RC II H`,
  ),
  "meetings/[id]/actions.ts delegateAction": ofHost({ email: "x@guests.example", choice: "invite" }, "hidden: H"),
  "meetings/[id]/actions.ts keepAction": ofHost({ inviteeId: "{inviteeId}" }, "hidden: H"),
  "meetings/[id]/edit/actions.ts editMeetingAction": ofHost(
    { ...typedMeeting, step: "save", edition: "x" },
    "plain: H",
  ),
  "meetings/[id]/cancel/actions.ts cancelMeetingAction": ofHost({ cancelReason: "Forged" }),
  "settings/actions.ts endSessionAction": own({ sessionId: "{sessionId}" }, "hidden: OU EX P RC II | not tried: H"),
  "settings/actions.ts signOutEverywhereAction": own({}, "not tried: OU EX P RC II H"),
};
