import { COLLEAGUES, HOST, type Who } from "@/scripts/simulate/acts/act";
import { strayed } from "@/scripts/simulate/acts/perform-calendar";
import { CANARY } from "@/scripts/simulate/acts/values";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { MeetingState } from "@/scripts/simulate/model/state";
import type { Copy } from "@/scripts/simulate/world/calendars/own-calendars";
import { clock } from "@/scripts/simulate/world/clock";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "calendars";

/** Each connected calendar holds every coming meeting of its owner once, as it is, and none of which they are out. */
export async function judgeConnected(world: World, model: Model): Promise<void> {
  for (const who of [HOST, ...COLLEAGUES]) {
    if (!model.person(who).connected) continue;
    for (const [number, { uid }] of world.meetings) {
      const meeting = model.meetings[number];
      if (meeting && meeting.content.end > clock.now()) await judgeCopy(world, meeting, who, uid);
    }
  }
}

async function judgeCopy(world: World, meeting: MeetingState, who: Who, uid: string): Promise<void> {
  const copies = await world.calendarsOf(who).copiesOf(uid);
  const about = `The calendar of ${who} holds meeting ${meeting.number}`;
  demand(copies.length <= 1, JUDGE, `${about} ${copies.length} times.`);
  if (world.weather.strayed.has(strayed(who, meeting.number))) return;
  const { content, disclosure } = meeting;
  const invited = who === HOST || meeting.invitees.some((one) => one.who === who && !one.removed);
  const [copy] = copies;
  if (!copy || !invited || content.off) {
    const owed = invited && !content.off;
    demand(owed === (copy !== undefined), JUDGE, owed ? `${about} not at all.` : `${about}, which is none of theirs.`);
    return;
  }
  const { start, end } = copy;
  const at = new Date(start).toISOString();
  demand(start === content.start && end === content.end, JUDGE, `${about} at another time, ${at}.`);
  judgeWords(copy, meeting, about);
  const told = who !== HOST && disclosure === "neutral" && copy.text.includes(CANARY);
  demand(!told, JUDGE, `${about} with its title or description, which is neutral.`);
}

/** The place says a number or an address; the link of a video call stays with the meeting. */
function judgeWords(copy: Copy, { content, disclosure }: MeetingState, about: string): void {
  const title = copy.title.trim();
  demand(disclosure === "neutral" || title === content.title, JUDGE, `${about} as “${title}”, not “${content.title}”.`);
  const place = content.place.type === "video" ? "" : (content.place.value ?? "");
  demand(copy.place.includes(place), JUDGE, `${about} at “${copy.place}”, not “${place}”.`);
}
