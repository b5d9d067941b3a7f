import { COLLEAGUES, HOST, type Who } from "@/scripts/simulate/acts/act";
import { strayed } from "@/scripts/simulate/acts/perform-calendar";
import { CANARY } from "@/scripts/simulate/acts/values";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { MeetingState } from "@/scripts/simulate/model/state";
import { eventsOf } from "@/scripts/simulate/world/calendars";
import { clock } from "@/scripts/simulate/world/clock";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "calendars";

/** Each connected calendar holds every coming meeting of its owner once, as it is, and none of which they are out. */
export function judgeConnected(world: World, model: Model): void {
  for (const who of [HOST, ...COLLEAGUES]) {
    if (!model.person(who).connected) continue;
    for (const [number, { uid }] of world.meetings) {
      const meeting = model.meetings[number];
      if (meeting && meeting.content.end > clock.now()) judgeCopy(world, meeting, who, uid);
    }
  }
}

function judgeCopy(world: World, meeting: MeetingState, who: Who, uid: string): void {
  const events = eventsOf(world.google, world.person(who).email, uid);
  const about = `The calendar of ${who} holds meeting ${meeting.number}`;
  demand(events.length <= 1, JUDGE, `${about} ${events.length} times.`);
  if (world.weather.strayed.has(strayed(who, meeting.number))) return;
  const { content, disclosure } = meeting;
  const invited = who === HOST || meeting.invitees.some((one) => one.who === who && !one.removed);
  const event = events[0]?.event;
  if (!event || !invited || content.off) {
    const owed = invited && !content.off;
    demand(owed === (event !== undefined), JUDGE, owed ? `${about} not at all.` : `${about}, which is none of theirs.`);
    return;
  }
  const [start, end] = [event.start, event.end].map((at) => Date.parse(at?.dateTime ?? ""));
  demand(start === content.start && end === content.end, JUDGE, `${about} at another time, ${event.start?.dateTime}.`);
  const told = who !== HOST && disclosure === "neutral" && JSON.stringify(event).includes(CANARY);
  demand(!told, JUDGE, `${about} with its title or description, which is neutral.`);
}
