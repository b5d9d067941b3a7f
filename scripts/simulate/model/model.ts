import { type Act, CLIENTS, COLLEAGUES, HOST, REGISTERED, type Script, type Who } from "@/scripts/simulate/acts/act";
import { listsAfter } from "@/scripts/simulate/acts/lists";
import { change, undo } from "@/scripts/simulate/model/change";
import { keptLists, newInvitee, wantedOf } from "@/scripts/simulate/model/invitees";
import { onOwn } from "@/scripts/simulate/model/own";
import type { Content, Entry, MeetingState, PersonState } from "@/scripts/simulate/model/state";
import { announce, entry, remind, work } from "@/scripts/simulate/model/tell";

/** A second, small account of what everyone should know. It hears of acts alone and never looks at the product. */
export class Model {
  readonly people = new Map<Who, PersonState>();
  readonly meetings: MeetingState[] = [];
  readonly templatesOff = new Set<string>();
  readonly entries: Entry[] = [];
  private looked: number;

  constructor(private readonly script: Script) {
    this.looked = script.begins;
    const accounts: readonly Who[] = [HOST, ...COLLEAGUES, ...CLIENTS, ...REGISTERED];
    for (const [who, profile] of Object.entries(script.people)) {
      const account = { hasAccount: accounts.includes(who), verified: who !== "uma", active: true };
      const client = CLIENTS.some((one) => one === who);
      this.people.set(who, { ...profile, ...account, who, related: client, suppressed: false, connected: false });
    }
  }

  readonly person = (who: Who): PersonState => {
    const person = this.people.get(who);
    if (!person) throw new Error(`The model knows nobody called ${who}.`);
    return person;
  };

  /** What is due at once has been done; at rest also what waits for the time of undoing. */
  settled(now: number, quiet: boolean): void {
    for (const meeting of Object.values(this.meetings)) {
      remind(this, meeting, this.looked, now);
      work(this, meeting, now);
      if (quiet) announce(this, meeting);
    }
    this.looked = now;
  }

  /** The HTTP status that the act is owed; undefined where none can be seen. @param seen which number an email answered */
  act(act: Act, now: number, seen?: unknown): number | undefined {
    const meeting = this.meetings[act.meeting];
    const meant = { begins: this.script.begins, now };
    switch (act.do) {
      case "schedule":
        return this.schedule(act, now);
      case "profile":
        return void Object.assign(this.person(act.who), act.set);
      case "template":
        return void (act.on ? this.templatesOff.delete(act.key) : this.templatesOff.add(act.key));
      case "verify":
        return this.verify(act.who);
      case "deactivate":
        return this.close(meant);
      case "end_relationship":
        return void Object.assign(this.person(act.who), { related: false });
      case "erase":
        return this.erase(act.who);
      case "update":
        return meeting && change(this.person, meeting, act.set, meant);
      case "invite":
      case "remove":
        return meeting && change(this.person, meeting, listsAfter(keptLists(meeting, {}), act), meant);
      case "cancel":
        return meeting && change(this.person, meeting, {}, { ...meant, off: true });
      case "undo":
        return meeting && undo(meeting, now);
      default:
        return meeting && "who" in act ? onOwn(meeting, act, this.person(act.who), now, seen) : undefined;
    }
  }

  private schedule({ set, instant, skip, meeting: number }: Extract<Act, { do: "schedule" }>, now: number): number {
    const { client = null, colleagues = [], addresses = [], title = "", description = null, minutes = 60 } = set;
    const wanted = wantedOf(this.person, { client, colleagues, addresses });
    const start = instant ? Math.floor(now / 1000) * 1000 : this.script.begins + (set.start ?? 0) * 60_000;
    if (!wanted || (!instant && start <= now)) return 422;
    const { timeZone = this.person(HOST).timeZone, location: place = { type: "video" } } = set;
    const content: Content = { title, description, start, end: start + minutes * 60_000, timeZone, place, off: false };
    const plain = { content, client, disclosure: set.disclosure ?? "neutral", reminders: set.reminders ?? "both" };
    const counts = { sequence: 0, announced: 0, announceAt: undefined, endedByHost: false, stored: 1, undo: undefined };
    const contents = new Map([[0, content]]);
    const lists = { invitees: wanted.map(newInvitee), contents, planned: [{ start, at: now }] };
    const meeting: MeetingState = { number, instant, ...plain, ...counts, ...lists };
    this.meetings[number] = meeting;
    for (const invitee of meeting.invitees) {
      entry(this, meeting, invitee, "meeting_scheduled");
      invitee.knows = content;
      if (skip) Object.assign(invitee, { emailed: { content, sequence: 0 }, booked: true });
      else invitee.pending = { content, sequence: 0, again: false };
    }
    return 201;
  }

  private close(meant: { begins: number; now: number }): undefined {
    this.person(HOST).active = false;
    const coming = Object.values(this.meetings).filter(({ content }) => content.end > meant.now);
    for (const one of coming) change(this.person, one, {}, { ...meant, off: true, pause: 0 });
  }

  private verify(who: Who): undefined {
    this.person(who).verified = true;
    const own = this.rowsOf(who).filter(({ removed }) => !removed);
    for (const one of own) one.kind = "internal";
  }

  private erase(who: Who): undefined {
    for (const one of this.rowsOf(who))
      Object.assign(one, { removed: true, out: true, erased: true, pending: undefined });
    for (const one of Object.values(this.meetings)) if (one.invitees.some(({ erased }) => erased)) one.stored += 1;
  }

  private rowsOf(who: Who) {
    return Object.values(this.meetings)
      .flatMap(({ invitees }) => invitees)
      .filter((one) => one.who === who && one.kind === "external");
  }
}
