import { eventIn, readWire, textOf } from "@/lib/ics/testing/read-wire";
import { CANARY } from "@/scripts/simulate/acts/values";
import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { MeetingState } from "@/scripts/simulate/model/state";
import type { Email } from "@/scripts/simulate/world/deliveries";
import { emailOf, nameOf } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "email";

/** Looks at each email as it comes, for what must hold of any. */
export function judgeEmail(world: World, model: Model, email: Email): void {
  if (isAboutMessages(email)) judgeMessageEmail(model, email);
  else judgeMeetingEmail(world, model, email);
}

function judgeMeetingEmail(world: World, model: Model, email: Email): void {
  const { mail, to } = email;
  demand(
    mail.to.length === 1 && to !== undefined,
    JUDGE,
    `An email went to ${mail.to.join(", ")}, who takes no part in this life.`,
  );
  const number = [...world.meetings].find(([, { uid }]) => uid === email.uid)?.[0];
  const meeting = number === undefined ? undefined : model.meetings[number];
  demand(meeting !== undefined, JUDGE, `An email to ${to} is about no meeting of this life: “${mail.subject}”.`);
  const invitee = meeting.invitees.findLast(({ who }) => who === to);
  demand(invitee !== undefined, JUDGE, `${to} got an email about a meeting to which they were never invited.`);
  judgeSecrets(model, meeting, email, to);
  judgeFile(meeting, email, to);
  judgeTime(model, meeting, email, to);
  const lang = /<html[^>]* lang="([^"]+)"/.exec(mail.html ?? "")?.[1];
  const person = model.person(to);
  const locale = invitee.kind !== "external" ? person.locale : model.person("dana").locale;
  demand(lang === locale, JUDGE, `An email to ${to} is in ${lang}, not in ${locale}.`);
}

/** An email that says that there are messages has no calendar part, for it brings no news of the meeting. */
export function isAboutMessages({ file }: Email): boolean {
  return file === "";
}

/** It goes to one person of this life and says nothing private of any meeting. */
function judgeMessageEmail(model: Model, email: Email): void {
  const { mail, to } = email;
  demand(
    mail.to.length === 1 && to !== undefined,
    JUDGE,
    `An email about messages went to ${mail.to.join(", ")}, who takes no part in this life.`,
  );
  const whole = [mail.subject, mail.html, mail.text].join("\n");
  demand(!whole.includes(CANARY), JUDGE, `An email about messages to ${to} says something private.`);
  for (const who of model.people.keys())
    demand(who === to || !whole.includes(emailOf(who)), JUDGE, `An email about messages to ${to} names ${who}.`);
}

/** Nothing private in subjects, nothing of a neutral meeting anywhere, and nobody's address but the reader's own. */
function judgeSecrets(model: Model, meeting: MeetingState, { mail, file }: Email, to: string): void {
  demand(
    !mail.subject.includes(CANARY),
    JUDGE,
    `The subject of an email to ${to} says what the meeting is about: “${mail.subject}”.`,
  );
  const whole = [mail.subject, mail.html, mail.text, file.replace(/\r\n /g, ""), JSON.stringify(mail.headers)].join(
    "\n",
  );
  for (const { title, description } of [meeting.content, ...meeting.contents.values()]) {
    const told = [title, description ?? ""].flatMap((text) => new RegExp(`${CANARY}\\d+x`).exec(text)?.[0] ?? []);
    const leaks = meeting.disclosure === "neutral" && told.some((word) => whole.includes(word));
    demand(!leaks, JUDGE, `An email to ${to} says the title or the description of a neutral meeting.`);
  }
  for (const who of model.people.keys()) {
    if (who === to) continue;
    const named = whole.includes(emailOf(who)) || (who !== "dana" && whole.includes(nameOf(who)));
    demand(!named, JUDGE, `An email to ${to} names ${who}.`);
  }
}

/** The calendar part says what the meeting was under its number, to this one person. */
function judgeFile(meeting: MeetingState, { mail, file, sequence }: Email, to: string): void {
  const method = readWire(file).properties.find(({ name }) => name === "METHOD")?.value;
  const type = mail.attachments[0]?.contentType ?? "";
  demand(type.includes(`method=${method}`), JUDGE, `The file for ${to} is a ${method}, sent as ${type}.`);
  const { properties } = eventIn(file);
  const all = (name: string) => properties.filter((one) => one.name === name);
  const one = (name: string) => all(name)[0]?.value;
  demand(
    all("ATTENDEE").length === 1 && decodeURIComponent(one("ATTENDEE") ?? "") === `mailto:${mail.to[0]}`,
    JUDGE,
    `The file for ${to} has other attendees.`,
  );
  const content = meeting.contents.get(sequence) ?? meeting.content;
  if (method !== "REQUEST") return;
  demand(
    instantOf(one("DTSTART")) === content.start && instantOf(one("DTEND")) === content.end,
    JUDGE,
    `The file for ${to} has another time than the meeting under SEQUENCE ${sequence}.`,
  );
  const { type: kind, value } = content.place;
  const said = textOf(one("LOCATION") ?? "");
  if (kind !== "video" && value !== undefined)
    demand(said.includes(value.trim()), JUDGE, `The file for ${to} says “${said}”, not “${value}”.`);
  const texts = `${mail.text}`;
  if (value !== undefined && kind !== "video")
    demand(texts.includes(value), JUDGE, `The email to ${to} does not say the place “${value}”.`);
}

function instantOf(value = ""): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The time stands in the reader's own zone. */
function judgeTime(model: Model, meeting: MeetingState, { mail, sequence, file }: Email, to: string): void {
  if (/METHOD:CANCEL/.test(file)) return;
  const invitee = meeting.invitees.findLast(({ who }) => who === to);
  const zone = invitee && invitee.kind !== "external" ? model.person(to).timeZone : model.person("dana").timeZone;
  const { start } = meeting.contents.get(sequence) ?? meeting.content;
  const parts = (hourCycle: "h23" | "h12") =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle }).format(start);
  const clocks = [
    parts("h23"),
    parts("h23").replace(/^0/, ""),
    parts("h12")
      .replace(/^0/, "")
      .replace(/ ?[ap]m/i, ""),
  ];
  demand(
    clocks.some((clock) => mail.text?.includes(clock)),
    JUDGE,
    `An email to ${to} does not say ${clocks[0]}, when it begins in ${zone}.`,
  );
}

/** Times of writing rise with each email to one person about one meeting. */
export function judgeStamps(email: Email, earlier: readonly Email[]): void {
  if (isAboutMessages(email)) return;
  const stampOf = ({ file }: Email) => eventIn(file).properties.find(({ name }) => name === "DTSTAMP")?.value ?? "";
  const before = earlier.findLast(({ to, uid }) => to === email.to && uid === email.uid);
  if (before)
    demand(
      stampOf(email) > stampOf(before),
      JUDGE,
      `Two emails to ${email.to} bear the times ${stampOf(before)} and ${stampOf(email)}.`,
    );
}

/** What the emails of one person about one meeting come to in their calendar program, by RFC 5546. */
export function calendarOf(
  emails: readonly Email[],
): { readonly sequence: number; readonly cancelled: boolean } | undefined {
  let held: { sequence: number; cancelled: boolean; stamp: string } | undefined;
  for (const { file, sequence } of emails) {
    const stamp = eventIn(file).properties.find(({ name }) => name === "DTSTAMP")?.value ?? "";
    const newer = !held || sequence > held.sequence || (sequence === held.sequence && stamp > held.stamp);
    if (newer) held = { sequence, stamp, cancelled: /METHOD:CANCEL/.test(file) };
  }
  return held;
}

/** At rest, everyone's calendar program shows what the model says that they know. */
export function judgeCalendars(world: World, model: Model, emails: readonly Email[]): void {
  for (const [number, { uid }] of world.meetings) {
    const meeting = model.meetings[number];
    for (const who of new Set(meeting?.invitees.map((one) => one.who))) {
      const theirs = emails.filter((email) => email.uid === uid && email.to === who);
      if (meeting) judgeCalendar(meeting, who, theirs);
    }
  }
}

function judgeCalendar(meeting: MeetingState, who: string, emails: readonly Email[]): void {
  const rows = meeting.invitees.filter((one) => one.who === who);
  const told = rows.findLast(({ emailed }) => emailed !== undefined);
  if (rows.some(({ erased }) => erased)) return;
  const held = calendarOf(emails);
  const about = `${who} and meeting ${meeting.number}`;
  if (!told?.emailed) {
    demand(held === undefined, JUDGE, `${about}: emails told what nobody should have heard.`);
    return;
  }
  if (told.booked && !told.cancelled) {
    demand(held === undefined, JUDGE, `${about}: emails told what other emails than ours do.`);
    return;
  }
  demand(held !== undefined, JUDGE, `${about}: nothing was emailed, though they should know it.`);
  const wrong = `${about}: their calendar says that it ${held.cancelled ? "is cancelled" : "takes place"}, and that is wrong.`;
  demand(held.cancelled === told.cancelled, JUDGE, wrong);
  const number = `${about}: the newest that they were emailed is SEQUENCE ${held.sequence}, not ${told.emailed.sequence}.`;
  demand(held.sequence === told.emailed.sequence, JUDGE, number);
}
