import { type Act, castOf, HOST, type Script, type Who } from "@/scripts/simulate/acts/act";
import { blankContent, contentWith, instantOf } from "@/scripts/simulate/acts/content";
import { listsAfter } from "@/scripts/simulate/acts/lists";
import { change, onOwn, undo } from "@/scripts/simulate/model/change";
import { keptLists, newInvitee, wantedOf } from "@/scripts/simulate/model/invitees";
import * as state from "@/scripts/simulate/model/state";

/** A second, small account of what everyone should know. It hears of acts alone and never looks at the product. */
export class Model {
  readonly people = new Map<Who, state.PersonState>();
  readonly meetings: state.MeetingState[] = [];
  readonly templatesOff = new Set<string>();
  readonly entries: state.Entry[] = [];
  private looked: number;

  constructor(private readonly script: Script) {
    this.looked = script.begins;
    for (const [who, profile] of Object.entries(script.people))
      this.people.set(who, { ...profile, ...castOf(who), who, active: true, suppressed: false, connected: false });
  }

  readonly person = (who: Who): state.PersonState => {
    const person = this.people.get(who);
    if (!person) throw new Error(`The model knows nobody called ${who}.`);
    return person;
  };

  /** What is due at once has been done; at rest also what waits for the time of undoing. */
  settled(now: number, quiet: boolean): void {
    for (const meeting of Object.values(this.meetings)) {
      state.remind(this, meeting, this.looked, now);
      state.work(this, meeting, now);
      if (quiet) state.announce(this, meeting);
    }
    this.looked = now;
  }

  /** The HTTP status that the act is owed; undefined where none can be seen. @param seen which number an email answered */
  act(act: Act, now: number, seen?: unknown): number | undefined {
    const meeting = this.meetings[act.meeting];
    const meant = { begins: this.script.begins, now };
    if (act.do === "schedule") return this.schedule(act, now);
    if (act.do === "profile") return void Object.assign(this.person(act.who), act.set);
    if (act.do === "template") return void this.templatesOff[act.on ? "delete" : "add"](act.key);
    if (act.do === "connect" || act.do === "disconnect")
      return void Object.assign(this.person(act.who), { connected: act.do === "connect" });
    if (act.do === "verify") return this.verify(act.who);
    if (act.do === "deactivate") return this.close(meant);
    if (act.do === "end_relationship") return void Object.assign(this.person(act.who), { related: false });
    if (act.do === "erase") return this.erase(act.who);
    if (act.do === "undo") return meeting && undo(meeting, now);
    if (act.do === "update") return meeting && change(this, meeting, act.set, { ...act, ...meant });
    if (act.do === "cancel") return meeting && change(this, meeting, {}, { ...meant, off: true });
    if (act.do !== "invite" && act.do !== "remove")
      return meeting && "who" in act ? onOwn(this, meeting, act, meant, seen) : undefined;
    return meeting && change(this, meeting, listsAfter(keptLists(meeting, {}), act), meant);
  }

  private schedule({ set, instant, skip, meeting: number }: Extract<Act, { do: "schedule" }>, now: number): number {
    const { client = null, colleagues = [], addresses = [], start: _, ...rest } = set;
    const wanted = wantedOf(this.person, { client, colleagues, addresses });
    const start = instant ? Math.floor(now / 1000) * 1000 : instantOf(set.start ?? 0, this.script.begins);
    if (!wanted || (!instant && start <= now)) return 422;
    const content = contentWith(blankContent(start, this.person(HOST).timeZone), rest, 0);
    const plain = { content, client, disclosure: set.disclosure ?? "neutral", reminders: set.reminders ?? "both" };
    const counts = { sequence: 0, announced: 0, announceAt: undefined, stored: 1, undo: undefined };
    const lists = { contents: new Map([[0, content]]), planned: [{ start, at: now }], unread: new Set<Who>() };
    const meeting = { number, instant, ...plain, ...counts, ...lists, invitees: wanted.map(newInvitee) };
    this.meetings[number] = meeting;
    for (const invitee of meeting.invitees) {
      state.entry(this, meeting, invitee, "meeting_scheduled");
      invitee.knows = content;
      if (skip) Object.assign(invitee, { emailed: { content, sequence: 0 }, booked: true });
      else invitee.pending = { content, sequence: 0, again: false };
    }
    return 201;
  }

  private close(meant: { begins: number; now: number }): undefined {
    this.person(HOST).active = false;
    for (const one of Object.values(this.meetings))
      if (one.content.end > meant.now) change(this, one, {}, { ...meant, off: true, pause: 0 });
  }

  private verify(who: Who): undefined {
    this.person(who).verified = true;
    for (const one of this.rowsOf(who)) if (!one.removed) one.kind = "internal";
  }

  private erase(who: Who): undefined {
    for (const one of this.rowsOf(who))
      Object.assign(one, { removed: true, out: true, erased: true, pending: undefined });
    for (const one of Object.values(this.meetings)) if (one.invitees.some(({ erased }) => erased)) one.stored += 1;
  }

  private rowsOf(who: Who) {
    return this.meetings.flatMap((one) => one.invitees.filter((row) => row.who === who && row.kind === "external"));
  }
}
