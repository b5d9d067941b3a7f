import { shortWhenWords, whenWords } from "@/lib/time/when-words";
import { changeWords } from "@/lib/wording/change-words";
import { cleanLine, cleanName, cleanText, cleanTitle } from "@/lib/wording/clean-words";
import { linkInLanguage } from "@/lib/wording/link-in-language";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import { directionOf } from "@/lib/wording/mail-locale";
import type { LabelledWords, LinkWords, MeetingMailWords } from "@/lib/wording/mail-words";
import { placeWords } from "@/lib/wording/place-words";
import type { Wording } from "@/lib/wording/shipped-wording";
import type { MeetingKey } from "@/lib/wording/template-keys";
import { type Label, translatorFor, type Values, wordingSayer } from "@/lib/wording/translator";

const subjectLimit = 200;
const preheaderLimit = 90;

/**
 * The finished words of a mail about a meeting. Throws where `wording` is not fit to use (`checkWording` says why), so
 * that no half sentence is sent.
 */
export function meetingMailWords(key: MeetingKey, wording: Wording, facts: MeetingFacts): MeetingMailWords {
  const times = timesOf(facts);
  const { when, shortWhen } = times;
  const texts = cleanTextsOf(facts);
  const say = wordingSayer(key, facts.locale, wording);
  const label = translatorFor(facts.locale);
  const place = placeOf(facts, label);
  const values = { ...valuesOf(facts, texts), when, shortWhen };
  const field = (name: string) => (key === "meeting_cancelled" && facts.removed ? removedFields[name] : name) ?? name;
  const messages = key === "new_message" ? facts.messages : undefined;
  const changes = key === "meeting_updated" ? changesOf(facts, label, when) : null;

  return {
    locale: facts.locale,
    dir: directionOf(facts.locale),
    subject: cleanLine(say(field("subject"), { shortWhen }), subjectLimit),
    preheader: cleanLine(say(field("preheader"), { shortWhen }), preheaderLimit),
    heading: say(field("heading"), values),
    paragraphs: say(field("body"), values)
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
    when: whenOf(key, facts, label, texts, times),
    // What stands among the changes is not said twice.
    details: detailsOf(key, facts, label, texts, place).filter(
      (row) => !changes?.rows.some(({ label }) => label === row.label),
    ),
    join: key === "meeting_cancelled" || key === "new_message" ? null : joinOf(place, label),
    changes,
    quotes: quotesOf(key, facts, label, texts),
    button:
      key === "meeting_cancelled"
        ? null
        : { label: say("button"), url: linkInLanguage(messages?.url ?? facts.url, facts.locale) },
    answers: answerable.includes(key) ? answersOf(facts, label) : null,
    footer: footerOf(key, facts, label, texts),
    decline: messages ? { label: label("noMessageEmails", texts), url: messages.declineUrl } : null,
    colon: label("colon"),
  };
}

const removedFields: Record<string, string> = {
  subject: "removedSubject",
  preheader: "removedPreheader",
  heading: "removedHeading",
  body: "removedBody",
};

const answerable: readonly MeetingKey[] = [
  "scheduled_meeting_invitation",
  "instant_meeting_invitation",
  "meeting_updated",
  "meeting_reminder",
  "time_kept",
];

/** Mails in which the host may say something to those concerned. */
const withMessage: readonly MeetingKey[] = ["meeting_updated", "meeting_cancelled"];

/** Mails to the host; all others go to somebody the host invited. */
const toHost: readonly MeetingKey[] = ["meeting_response", "booking_received"];

/** When it is, for the recipient and for the host. */
function timesOf(facts: MeetingFacts) {
  const hostWhen = whenWords({ ...facts, timeZone: facts.hostTimeZone });
  return { when: whenWords(facts), shortWhen: shortWhenWords(facts), hostWhen };
}

type Place = ReturnType<typeof placeOf>;

/** Where it is, in words, and the way into the room of a video call. Its own link stands in no email. */
function placeOf(facts: MeetingFacts, label: Label) {
  const url = facts.place.type === "video" ? (facts.joinUrl ?? null) : null;
  return { words: placeWords(facts.place, label), url };
}

type Texts = ReturnType<typeof cleanTextsOf>;

/** What people wrote, fit to stand in an email: each text is cleaned here, once. */
function cleanTextsOf(facts: MeetingFacts) {
  return {
    hostName: cleanName(facts.hostName),
    recipientName: cleanName(facts.recipientName ?? ""),
    guestName: cleanName(facts.response?.name ?? ""),
    title: cleanTitle(facts.title),
    description: cleanText(facts.description ?? ""),
    message: cleanText(facts.message ?? ""),
    note: cleanText(facts.response?.note ?? ""),
  };
}

function valuesOf(facts: MeetingFacts, { hostName, recipientName, guestName }: Texts): Values {
  return {
    hostName,
    recipientName,
    hasName: recipientName === "" ? "no" : "yes",
    hasAccount: facts.hasAccount ? "yes" : "no",
    guestName,
    answer: facts.response?.answer ?? "none",
  };
}

function whenOf(
  key: MeetingKey,
  facts: MeetingFacts,
  label: Label,
  { hostName }: Texts,
  { when: text, hostWhen }: ReturnType<typeof timesOf>,
): MeetingMailWords["when"] {
  const cancelled = key === "meeting_cancelled";
  const moved =
    key === "meeting_updated" && facts.changes?.some(({ field }) => field === "startsAt" || field === "endsAt");
  return {
    label: cancelled ? label(facts.removed ? "noLongerInvited" : "cancelled") : moved ? label("newTime") : null,
    text,
    hostText: hostWhen === text ? null : label("hostWhen", { hostName, when: hostWhen }),
    struck: cancelled,
  };
}

function detailsOf(
  key: MeetingKey,
  facts: MeetingFacts,
  label: Label,
  { hostName, title }: Texts,
  place: Place,
): LabelledWords[] {
  if (key === "new_message") return [];
  const rows = [{ label: label("where"), text: place.words }];
  if (!toHost.includes(key)) rows.unshift({ label: label("with"), text: hostName });
  if (facts.disclosure === "full") rows.push({ label: label("topic"), text: title });
  return rows;
}

function joinOf({ url }: Place, label: Label): LinkWords | null {
  return url === null ? null : { label: label("join"), url };
}

function changesOf(facts: MeetingFacts, label: Label, when: string): MeetingMailWords["changes"] {
  const rows = changeWords(facts, label, when);
  return rows.length === 0 ? null : { heading: label("whatChanged"), rows };
}

/** The new description of an update stands among its changes, so it is not said twice. */
function quotesOf(key: MeetingKey, facts: MeetingFacts, label: Label, texts: Texts): LabelledWords[] {
  if (key === "new_message") return [];
  const isOld = key === "meeting_updated" && facts.changes?.some(({ field }) => field === "description");
  const description = facts.disclosure === "full" && !isOld ? texts.description : "";
  const message = withMessage.includes(key) ? texts.message : "";
  const note = key === "meeting_response" ? texts.note : "";
  return [
    { label: label("message", { hostName: texts.hostName }), text: message },
    { label: label("note"), text: note },
    { label: label("description"), text: description },
  ].filter(({ text }) => text !== "");
}

function answersOf(facts: MeetingFacts, label: Label): MeetingMailWords["answers"] {
  const mark = facts.url.includes("?") ? "&" : "?";
  const answers = ["accepted", "tentative", "declined"] as const;
  const links = answers.map((answer) => ({
    label: label(answer),
    url: linkInLanguage(`${facts.url}${mark}answer=${answer}`, facts.locale),
  }));
  return { question: label("question"), links };
}

function footerOf(key: MeetingKey, facts: MeetingFacts, label: Label, { hostName }: Texts): string[] {
  if (toHost.includes(key)) return [label("brand"), label("whyHost")];
  const replies = facts.repliesReachHost ? label("repliesReach", { hostName }) : label("repliesUnread");
  return [label("brand"), label("whyInvited", { hostName }), replies];
}
