import type { Model } from "@/scripts/simulate/model/model";
import type { MeetingState } from "@/scripts/simulate/model/state";
import { clock } from "@/scripts/simulate/world/clock";
import { emailOf } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

export type Row = {
  readonly id: string;
  readonly meeting: string;
  readonly email: string;
  readonly channel: "email" | "in_app";
  readonly template: string;
  readonly state: string;
  readonly reason: string | null;
  readonly revision: number;
  /** The host asked for it again. */
  readonly resent: boolean;
  /** When it was decided on, and when it was last touched: a skipped one, when it was skipped. */
  readonly created: Date;
  readonly at: Date;
};

/** Notes what holds now of all that can explain a skip. Called before and after whatever may skip a delivery. */
export function lookAround({ spans, weather }: World, model: Model): void {
  const now = clock.now();
  const storm = [...(weather.stormy ? ["storm"] : []), ...(weather.answersLost ? ["answers lost"] : [])];
  const off = [...model.templatesOff].map((key) => `off ${key}`);
  const suppressed = [...model.people.values()].filter((one) => one.suppressed).map(({ who }) => `suppressed ${who}`);
  const meetings = Object.values(model.meetings).flatMap((meeting) => holdingOf(meeting, now));
  spans.look(now, [...storm, ...off, ...suppressed, ...meetings]);
}

function holdingOf({ number, content, invitees }: MeetingState, now: number): string[] {
  const people = invitees.flatMap(({ who, removed, answer, emailed }) => [
    ...(removed ? [`removed ${number} ${who}`] : []),
    ...(answer === "declined" ? [`declined ${number} ${who}`] : []),
    ...(emailed === undefined ? [`untold ${number} ${who}`] : []),
  ]);
  return [
    ...(content.off ? [`off ${number}`] : []),
    ...(content.start <= now ? [`started ${number}`] : []),
    ...(content.end <= now ? [`ended ${number}`] : []),
    ...people,
  ];
}

/** Whether the reason held when this delivery was skipped for it. @param rows all deliveries of the life */
export function explains(world: World, model: Model, row: Row, rows: readonly Row[]): boolean {
  const number = [...world.meetings].find(([, { id }]) => id === row.meeting)?.[0] ?? -1;
  const whose = (one: { who: string; erased: boolean }) =>
    row.email.endsWith("@erased.invalid") ? one.erased : emailOf(one.who) === row.email;
  const who = new Set(model.meetings[number]?.invitees.filter(whose).map((one) => one.who));
  const [created, at] = [row.created.getTime(), row.at.getTime()];
  const held = (what: string) => world.spans.held(what, at, at);
  const heldOf = (what: string) => [...who].some((one) => held(`${what} ${one}`));
  const stormed = world.spans.held("storm", created, at);
  const ofSame = rows.filter((one) => one.meeting === row.meeting && one.email === row.email && one.id !== row.id);
  const mails = ofSame.filter(({ channel, template }) => channel === "email" && template !== "new_message");
  // Nobody decides on a reminder for whoever has declined, or of what has begun: only what came after it may stop one.
  const late = row.template === "meeting_reminder" && at === created;
  if (late && ["declined", "meeting_started"].includes(row.reason ?? "")) return false;
  switch (row.reason) {
    case "read":
      return row.template === "new_message";
    case "template_missing":
      // Whoever was never told gets the invitation instead of an update.
      return held(`off ${row.template}`) || (row.template === "meeting_updated" && held(`off ${INVITATION}`));
    case "invitation_withdrawn":
      return heldOf(`removed ${number}`);
    case "meeting_cancelled":
      return held(`off ${number}`);
    case "never_told":
      return heldOf(`untold ${number}`);
    case "meeting_ended":
      return held(`ended ${number}`);
    case "meeting_started":
      return held(`started ${number}`);
    case "superseded":
      // In good weather the one before has left, unless the host asks for another before that.
      return mails.some(
        ({ revision, state, resent }) => (stormed || resent) && revision > row.revision && state !== "skipped",
      );
    case "nothing_new":
      return stormed && mails.some(({ revision, state }) => revision < row.revision && state === "skipped");
    case "address_suppressed":
      return heldOf("suppressed");
    case "declined":
      return heldOf(`declined ${number}`);
    default:
      return false;
  }
}

const INVITATION = "scheduled_meeting_invitation";
