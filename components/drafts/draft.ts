import { ACCOUNT } from "@/components/drafts/owner";
import { tabStorage } from "@/components/drafts/tab-storage";
import { tryTo } from "@/components/live/try-to";
import { HOUR } from "@/lib/time/durations";
import { linesOf } from "@/lib/typed-text";

/** What stands in the controls of a form, by name. */
export type Texts = Readonly<Record<string, readonly string[]>>;

/** A message that arrived is no draft any more, unless its writer has gone on typing. */
export function forgetSent(key: string, name: string, text: string, now: number): void {
  if (linesOf(readDraft(key, now)?.typed[name]?.[0] ?? "") === linesOf(text)) forgetDraft(key);
}

const PREFIX = "compath.draft.";
const LONGEST_KEPT = 12 * HOUR;

const STATES = ["typing", "sending", "left"] as const;

export type Draft = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the form held before anyone typed. */
  readonly base: Texts;
  /** The controls that hold something else since, and what. */
  readonly typed: Texts;
  /** `sending` from the press on the button on; `left` once the form has gone afterwards, which means that it was sent. */
  readonly state: (typeof STATES)[number];
};

/** Where the draft of one form lies: whose it is, which form, and the path of its page, which says what it is about. */
export function draftKey(owner: string, form: string, path: string): string {
  return `${PREFIX}${owner}.${form}.${path}`;
}

/** The draft under a key; undefined where there is none, where it is older than 12 hours, and where it is not ours. */
export function readDraft(key: string, now: number): Draft | undefined {
  const text = tabStorage.read(key);
  if (text === undefined) return undefined;
  const draft: unknown = tryTo(() => JSON.parse(text));
  if (isDraft(draft) && now - draft.at <= LONGEST_KEPT) return draft;
  tabStorage.remove(key);
  return undefined;
}

/** Keeps what differs from what the form held at first; nothing differs, nothing is kept. False where the browser refuses. */
export function keepDraft(key: string, { base, shown, held }: { base: Texts; shown: Texts; held: Texts }, at: number) {
  const typed = { ...held, ...differences(base, shown) };
  if (Object.keys(typed).length > 0) return tabStorage.write(key, JSON.stringify({ at, base, typed, state: "typing" }));
  tabStorage.remove(key);
  return true;
}

/** What of a draft the form does not show. */
export function missingFrom(shown: Texts, { typed }: Pick<Draft, "typed">): Texts {
  return Object.fromEntries(Object.entries(typed).filter(([name, given]) => !same(shown[name], given)));
}

export function differences(base: Texts, shown: Texts): Texts {
  const names = new Set([...Object.keys(base), ...Object.keys(shown)]);
  return Object.fromEntries(
    [...names].flatMap((name) => (same(base[name], shown[name]) ? [] : [[name, shown[name] ?? []]])),
  );
}

export function moveDraft(key: string, state: Draft["state"], now: number): void {
  const draft = readDraft(key, now);
  if (draft) tabStorage.write(key, JSON.stringify({ ...draft, state }));
}

export function forgetDraft(key: string): void {
  tabStorage.remove(key);
}

/** After an answer that was no success (the session had ended, something failed) everything that was sent counts as typed. */
export function keepWhatWasSent(now: number): void {
  for (const key of draftKeys()) moveDraft(key, "typing", now);
}

/** Ends every draft of one owner. */
export function forgetOwner(owner: string): void {
  for (const key of draftKeys()) if (key.startsWith(`${PREFIX}${owner}.`)) tabStorage.remove(key);
}

/** Ends the drafts of every account but the one that is signed in. */
export function forgetAccounts(but: string): void {
  for (const key of draftKeys()) {
    if (key.startsWith(`${PREFIX}${ACCOUNT}`) && !key.startsWith(`${PREFIX}${but}.`)) tabStorage.remove(key);
  }
}

function draftKeys(): string[] {
  return tabStorage.keys().filter((key) => key.startsWith(PREFIX));
}

function same(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** Looked at by hand, because a guest's page has no room for a library (docs/design/pages.md#4.8). */
function isDraft(found: unknown): found is Draft {
  if (typeof found !== "object" || found === null) return false;
  if (!("at" in found && "base" in found && "typed" in found && "state" in found)) return false;
  const known = STATES.some((state) => state === found.state);
  return typeof found.at === "number" && known && areTexts(found.base) && areTexts(found.typed);
}

function areTexts(found: unknown): found is Texts {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return false;
  return Object.values(found).every((texts) => Array.isArray(texts) && texts.every((text) => typeof text === "string"));
}
