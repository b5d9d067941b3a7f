import {
  type Act,
  CLIENTS,
  COLLEAGUES,
  type Deed,
  type Fields,
  HOST,
  REGISTERED,
  type Script,
  type Who,
} from "@/scripts/simulate/acts/act";
import { keptLists, newInvitee, reconcile, wantedOf } from "@/scripts/simulate/model/invitees";
import {
  type Content,
  type Entry,
  type InviteeState,
  type MeetingState,
  type PersonState,
  type Snapshot,
  sameContent,
} from "@/scripts/simulate/model/state";
import { announce, entry, remind, work } from "@/scripts/simulate/model/tell";

const MINUTE = 60_000;
const UNDO = 8_000;
const DAY = 24 * 60;

/** A second, small account of what everyone should know. It hears of acts alone and never looks at the product. */
export class Model {
  readonly people = new Map<Who, PersonState>();
  readonly meetings: MeetingState[] = [];
  readonly templatesOff = new Set<string>();
  readonly entries: Entry[] = [];
  private looked: number;

  constructor(
    private readonly script: Script,
    emailOf: (who: Who) => string,
  ) {
    this.looked = script.begins;
    const counselors: readonly Who[] = [HOST, ...COLLEAGUES];
    for (const [who, settings] of Object.entries(script.people)) {
      const hasAccount = counselors.includes(who) || [...CLIENTS, ...REGISTERED].some((one) => one === who);
      this.people.set(who, {
        who,
        email: emailOf(who),
        counselor: counselors.includes(who),
        hasAccount,
        verified: hasAccount && who !== "uma",
        active: true,
        related: CLIENTS.some((one) => one === who),
        suppressed: false,
        connected: false,
        ...settings,
      });
    }
  }

  person(who: Who): PersonState {
    const person = this.people.get(who);
    if (!person) throw new Error(`The model knows nobody called ${who}.`);
    return person;
  }

  invitee(meeting: number, who: Who): InviteeState | undefined {
    return this.meetings[meeting]?.invitees.findLast((one) => one.who === who && !one.removed);
  }

  /** What is due at once has been done. */
  worked(now: number): void {
    for (const meeting of this.meetings) {
      remind(this, meeting, this.looked, now);
      work(this, meeting, now);
    }
    this.looked = now;
  }

  /** Everything that can be said has been said. */
  quiet(): void {
    for (const meeting of this.meetings) announce(this, meeting);
  }

  /** The HTTP status that the act is owed; undefined where none can be seen. */
  act(act: Act, now: number, answered?: unknown): number | undefined {
    if (act.do === "schedule") return this.schedule(act, now);
    const meeting = this.meetings[act.meeting];
    switch (act.do) {
      case "profile":
        Object.assign(this.person(act.who), act.set);
        return undefined;
      case "template":
        if (act.on) this.templatesOff.delete(act.key);
        else this.templatesOff.add(act.key);
        return undefined;
      case "verify":
        return this.verify(act.who);
      case "deactivate":
        this.person(act.who).active = false;
        for (const each of this.meetings)
          if (act.who === HOST && each.content.end > now) this.change(each, {}, now, false, true, 0);
        return undefined;
      case "end_relationship":
        this.person(act.who).related = false;
        return undefined;
      case "erase":
        return this.erase(act.who);
      default:
        return meeting && this.actOn(meeting, act, now, answered);
    }
  }

  private actOn(meeting: MeetingState, act: Deed, now: number, answered: unknown): number | undefined {
    const own = "who" in act ? this.invitee(meeting.number, act.who) : undefined;
    const over = meeting.content.off || meeting.content.end <= now;
    switch (act.do) {
      case "update":
        return this.change(meeting, act.set, now, act.quietly);
      case "invite": {
        const { colleagues, addresses } = keptLists(meeting, {});
        if (own) return this.change(meeting, { colleagues, addresses }, now);
        const known = COLLEAGUES.some((one) => one === act.who);
        return this.change(
          meeting,
          known ? { colleagues: [...colleagues, act.who] } : { addresses: [...addresses, act.who] },
          now,
        );
      }
      case "remove": {
        const { client, colleagues, addresses } = keptLists(meeting, {});
        const without = (list: readonly Who[]) => list.filter((one) => one !== act.who);
        return this.change(
          meeting,
          {
            client: client === act.who ? null : client,
            colleagues: without(colleagues),
            addresses: without(addresses),
          },
          now,
        );
      }
      case "cancel":
        return this.change(meeting, {}, now, false, true);
      case "undo":
        if (!this.person(HOST).active) return 303;
        return this.undo(meeting, now);
      case "end": {
        if (meeting.content.off) return 410;
        if (meeting.content.end <= now) return 303;
        if (now <= meeting.content.start) return 409;
        meeting.content = { ...meeting.content, end: now };
        meeting.endedByHost = true;
        meeting.stored += 1;
        return 303;
      }
      case "answer": {
        if (act.by === "email") return over ? undefined : reply(meeting, own, act, Number(answered));
        if (!own || (act.by !== "page" && !own.linked)) return 404;
        if (over) return act.by === "page" ? undefined : 410;
        if (own.answer !== act.response || own.note !== (act.note || null)) meeting.stored += 1;
        Object.assign(own, { answer: act.response, note: act.note || null });
        if (act.by !== "page") own.asGuest = false;
        return act.by === "page" ? undefined : 200;
      }
      case "resend":
        if (!this.person(HOST).active) return 401;
        if (!own) return 404;
        if (over) return 409;
        own.pending = { content: own.knows ?? meeting.content, sequence: meeting.announced, again: true };
        this.person(act.who).suppressed = false;
        return 202;
      default:
        return undefined;
    }
  }

  private schedule(
    { set, instant, skip, meeting: number, do: _ }: Extract<Act, { do: "schedule" }>,
    now: number,
  ): number {
    const wanted = wantedOf((who) => this.person(who), {
      client: set.client ?? null,
      colleagues: set.colleagues ?? [],
      addresses: set.addresses ?? [],
    });
    const start = instant ? Math.floor(now / 1000) * 1000 : this.script.begins + (set.start ?? 0) * MINUTE;
    if (!this.person(HOST).active) return 401;
    if (!wanted || (!instant && start <= now)) return 422;
    const content: Content = {
      title: set.title ?? "",
      description: set.description ?? null,
      start,
      end: start + (set.minutes ?? 60) * MINUTE,
      timeZone: set.timeZone ?? this.person(HOST).timeZone,
      place: set.location ?? { type: "video" },
      off: false,
    };
    const meeting: MeetingState = {
      number,
      instant,
      content,
      disclosure: set.disclosure ?? "neutral",
      reminders: set.reminders ?? "both",
      client: set.client ?? null,
      sequence: 0,
      announced: 0,
      announceAt: undefined,
      endedByHost: false,
      stored: 1,
      undo: undefined,
      invitees: wanted.map(newInvitee),
      contents: new Map([[0, content]]),
      planned: [{ start, at: now }],
      proposals: new Map(),
    };
    this.meetings[number] = meeting;
    for (const invitee of meeting.invitees) {
      entry(this, meeting, invitee, "meeting_scheduled");
      invitee.knows = content;
      // A booking has told them by emails of its own.
      if (skip) Object.assign(invitee, { emailed: { content, sequence: 0 }, booked: true });
      else invitee.pending = { content, sequence: 0, again: false };
    }
    return 201;
  }

  private change(meeting: MeetingState, set: Fields, now: number, quietly = false, off = false, pause = UNDO): number {
    if (!this.person(HOST).active && pause > 0) return 401;
    const { content } = meeting;
    if (content.off) return off ? 200 : 409;
    const lists = keptLists(meeting, set);
    const wanted = wantedOf(
      (who) => this.person(who),
      lists,
      meeting.invitees.flatMap(({ who, removed, linked }) => (removed || !linked ? [] : who)),
    );
    const next = this.changed(content, set, now, off);
    if (!wanted || !next) return 422;
    const before = snapshotOf(meeting);
    const { changed, newNumber } = reconcile(meeting, wanted);
    const told = !sameContent(content, next);
    const plain = {
      disclosure: set.disclosure ?? meeting.disclosure,
      reminders: set.reminders ?? meeting.reminders,
      client: lists.client,
    };
    const writes =
      told ||
      changed ||
      plain.disclosure !== meeting.disclosure ||
      plain.reminders !== meeting.reminders ||
      plain.client !== meeting.client;
    if (!writes) return 200;
    if (next.start !== content.start || plain.reminders !== meeting.reminders)
      meeting.planned.push({ start: next.start, at: now });
    const proposals = new Map(meeting.proposals);
    if (next.start !== content.start || next.end !== content.end) askAgain(meeting);
    if (next.end > now) meeting.endedByHost = false;
    Object.assign(meeting, plain, { content: next });
    if (told || newNumber) meeting.sequence = meeting.announced + 1;
    if (told || changed) meeting.announceAt = now + pause;
    meeting.stored += 1;
    meeting.undo = {
      stored: meeting.stored,
      before: before.before,
      invitees: before.invitees,
      after: snapshotOf(meeting).invitees,
      proposals,
    };
    if (quietly) meeting.announceAt = undefined;
    return 200;
  }

  /** The content after a change; undefined where its time breaks a rule. */
  private changed(content: Content, set: Fields, now: number, off: boolean): Content | undefined {
    const start = set.start === undefined ? content.start : this.script.begins + set.start * MINUTE;
    const end = set.minutes !== undefined ? start + set.minutes * MINUTE : start + (content.end - content.start);
    const moved = start !== content.start || end !== content.end;
    if (start !== content.start && start <= now && content.end > now) return undefined;
    if (moved && (end - start < 5 * MINUTE || end - start > DAY * MINUTE)) return undefined;
    return {
      title: set.title ?? content.title,
      description: set.description === undefined ? content.description : set.description,
      start,
      end,
      timeZone: set.timeZone ?? content.timeZone,
      place: set.location ?? content.place,
      off,
    };
  }

  private undo(meeting: MeetingState, now: number): number {
    const { undo } = meeting;
    if (!undo || undo.stored !== meeting.stored || meeting.announceAt === undefined || meeting.announceAt <= now)
      return 409;
    Object.assign(meeting, undo.before);
    for (const invitee of meeting.invitees) {
      const [was, is] = [undo.invitees.get(invitee), undo.after.get(invitee)];
      if (!was) invitee.removed = true;
      else if (was.removed !== is?.removed) invitee.removed = was.removed;
      if (was && was.answer !== is?.answer) invitee.answer = was.answer;
    }
    meeting.proposals = new Map(undo.proposals);
    meeting.planned.push({ start: meeting.content.start, at: now });
    meeting.stored += 1;
    meeting.undo = undefined;
    return 303;
  }

  private verify(who: Who): undefined {
    this.person(who).verified = true;
    for (const { invitees } of this.meetings) {
      for (const one of invitees)
        if (one.who === who && !one.removed && one.kind === "external")
          Object.assign(one, { kind: "internal", linked: true });
    }
  }

  private erase(who: Who): undefined {
    for (const meeting of this.meetings) {
      for (const one of meeting.invitees) {
        if (one.who !== who || one.kind !== "external") continue;
        Object.assign(one, { removed: true, out: true, erased: true, pending: undefined });
        meeting.stored += 1;
      }
    }
  }
}

/** An answer by email belongs to the time that the answered email told, and the newest state that was answered counts. */
function reply(
  meeting: MeetingState,
  own: InviteeState | undefined,
  act: Extract<Deed, { do: "answer" }>,
  sequence: number,
): undefined {
  const answered = meeting.contents.get(sequence);
  const { start, end } = meeting.content;
  if (!own || answered?.start !== start || answered.end !== end || sequence < own.repliedTo) return;
  if (own.answer !== act.response || own.note !== (act.note || null)) meeting.stored += 1;
  Object.assign(own, {
    answer: act.response,
    note: act.note || null,
    repliedTo: sequence,
    ...(own.linked && { asGuest: false }),
  });
}

function askAgain(meeting: MeetingState): void {
  for (const one of meeting.invitees) if (!one.removed) one.answer = "needs_action";
  meeting.proposals.clear();
}

function snapshotOf(meeting: MeetingState): Pick<Snapshot, "before" | "invitees"> {
  const { content, disclosure, reminders, client } = meeting;
  return {
    before: { content, disclosure, reminders, client },
    invitees: new Map(meeting.invitees.map((one) => [one, { removed: one.removed, answer: one.answer }])),
  };
}
