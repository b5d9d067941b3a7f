import { locationColumn } from "@/lib/columns/location-column";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { whenWords, zoneWords } from "@/lib/time/when-words";
import { cleanName, cleanText, cleanTitle } from "@/lib/wording/clean-words";
import type { ChangeFacts, MeetingFacts } from "@/lib/wording/mail-facts";
import type { ChangeWords } from "@/lib/wording/mail-words";
import { placeWords } from "@/lib/wording/place-words";
import type { Label } from "@/lib/wording/translator";

/**
 * Old and new of every changed field in the recipient's language and zone. Start and end are one row. Neutral mails say
 * of title and description only that the page has them. @param when the present time in words, as `whenWords` says it
 */
export function changeWords(facts: MeetingFacts, label: Label, when: string): ChangeWords[] {
  return [
    ...timeRow(facts, label, when),
    ...zoneRow(facts, label),
    ...placeRow(facts, label),
    ...hostRow(facts, label),
    ...contentRows(facts, label),
  ];
}

function timeRow(facts: MeetingFacts, label: Label, when: string): ChangeWords[] {
  const start = changeOf(facts, "startsAt");
  const end = changeOf(facts, "endsAt");
  if (!start && !end) return [];
  const before = {
    ...facts,
    startsAt: start ? instantOf(start.from) : facts.startsAt,
    endsAt: end ? instantOf(end.from) : facts.endsAt,
  };
  return [{ label: label("when"), from: whenWords(before), to: when }];
}

function zoneRow(facts: MeetingFacts, label: Label): ChangeWords[] {
  const change = changeOf(facts, "timeZone");
  if (!change) return [];
  const words = (zone: unknown) => zoneWords(String(zone), facts.startsAt, facts.locale);
  return [{ label: label("timeZone"), from: words(change.from), to: words(change.to) }];
}

/** The link of a call stays in the room, so that nobody has it who may not join (docs/design/pages.md#P3.2). */
function placeRow(facts: MeetingFacts, label: Label): ChangeWords[] {
  const change = changeOf(facts, "location");
  if (!change) return [];
  const [from, to] = [change.from, change.to].map((value) => locationColumn.safeParse(value).data);
  const words = placeWords(to ?? facts.place, label);
  const sameKind = from?.type === "video" && to?.type === "video";
  return [
    {
      label: label("where"),
      from: from ? placeWords(from, label) : null,
      to: sameKind ? label("withNewLink", { kind: words }) : words,
    },
  ];
}

function hostRow(facts: MeetingFacts, label: Label): ChangeWords[] {
  const change = changeOf(facts, "host");
  if (!change) return [];
  const from = typeof change.from === "string" ? cleanName(change.from) : null;
  return [{ label: label("with"), from, to: cleanName(facts.hostName) }];
}

function contentRows(facts: MeetingFacts, label: Label): ChangeWords[] {
  const title = changeOf(facts, "title");
  const description = changeOf(facts, "description");
  if (!title && !description) return [];
  if (facts.disclosure === "neutral") return [{ label: label("contents"), from: null, to: label("contentsChanged") }];

  const rows: ChangeWords[] = [];
  if (title)
    rows.push({ label: label("topic"), from: cleanTitle(String(title.from ?? "")), to: cleanTitle(facts.title) });
  if (description) {
    const text = cleanText(facts.description ?? "");
    rows.push({ label: label("descriptionChanged"), from: null, to: text === "" ? label("removedText") : text });
  }
  return rows;
}

function changeOf(facts: MeetingFacts, field: string): ChangeFacts | undefined {
  return facts.changes?.find((change) => change.field === field);
}

/** @throws TypeError where a stored change holds no instant: a bug, and better no mail than a wrong time. */
function instantOf(value: unknown): number {
  const instant = typeof value === "string" ? instantOfRfc3339(value) : value;
  if (typeof instant !== "number") throw new TypeError("A changed time is neither epoch milliseconds nor RFC 3339.");
  return instant;
}
