import { expect, test } from "vitest";
import { ownWords } from "@/lib/deliveries/own-words";

const said = "I am ill and cannot come.\n\nBo";

test.each([
  ["nothing quoted", said],
  ["marked lines", `${said}\n\n> You are invited\n> by Dr. Ada`],
  [
    "a line that says who wrote",
    `${said}\r\n\r\nOn Mon, 1 Mar 2027 at 10:00, Dr. Ada <rsvp@x.example> wrote:\r\n> Invitation`,
  ],
  [
    "the same over two lines",
    `${said}\n\nOn Mon, 1 Mar 2027 at 10:00, Dr. Ada via Compath\n<rsvp@x.example> wrote:\n\nInvitation`,
  ],
  ["in German", `${said}\n\nAm 01.03.2027 um 10:00 schrieb Dr. Ada <rsvp@x.example>:\nEinladung`],
  ["in Spanish", `${said}\n\nEl lun, 1 mar 2027 a las 10:00, Dr. Ada (<rsvp@x.example>) escribió:\n> Invitación`],
  ["in French", `${said}\n\nLe lun. 1 mars 2027 à 10:00, Dr. Ada <rsvp@x.example> a écrit :\n> Invitation`],
  ["Outlook's block", `${said}\n\n________________________________\nFrom: Dr. Ada <rsvp@x.example>\nSent: Monday`],
  ["a block without a line", `${said}\n\nVon: Dr. Ada <rsvp@x.example>\nGesendet: Montag`],
  ["the words of an older program", `${said}\n\n-----Original Message-----\nFrom: Ada`],
  ["a signature", `${said}\n-- \nBo Berg, Example Ltd.`],
])("%s: what they wrote themselves stays", (_, text) => {
  expect(ownWords(text)).toBe(said);
});

test.each(["On Monday I wrote: no, I cannot.", "From: here it takes an hour", "Le train est en retard :"])(
  "%s is somebody's own sentence",
  (text) => {
    expect(ownWords(text)).toBe(text);
  },
);

test.each([
  ["Italian", "Il giorno lun 1 mar 2027 alle ore 10:00 Dr. Ada <x@y.example> ha\nscritto:\n\n> Invito"],
  ["Japanese", "2027年3月1日(月) 10:00 Dr. Ada <x@y.example>:\n\n> You are invited"],
  ["Arabic", "في الاثنين، ١ مارس ٢٠٢٧ كتب Dr. Ada:\n\n> x"],
  ["Dutch", "Op ma 1 mrt 2027 om 10:00 schreef Dr. Ada <x@y.example>:\n> x"],
  ["Polish", "pon., 1 mar 2027 o 10:00 Dr. Ada <x@y.example> napisał(a):\n\n> x"],
  ["GMX", "Gesendet: Montag, 01. März 2027 um 10:00 Uhr\nVon: Dr. Ada\nAn: Bo\nBetreff: Termin\n\nEinladung"],
  ["Outlook without addresses", "From: Dr. Ada\nSent: Monday, March 1, 2027 10:00 AM\nTo: Bo\n\nYou are invited"],
  ["Outlook in bold", "*From:* Dr. Ada\n*Sent:* Monday\n\nYou are invited"],
  ["Outlook in Italian", "Da: Dr. Ada\nInviato: lunedì 1 marzo 2027 10:00\n\nInvito"],
  ["Outlook in Japanese", "差出人: Dr. Ada\n送信日時: 2027年3月1日\n\nx"],
])("R6: what a program quotes in %s is not theirs", (_, quoted) => {
  expect(ownWords(`${said}\n\n${quoted}`)).toBe(said);
});

test.each([
  "At 10:00 you asked:\n> Is Tuesday fine?\nYes.",
  "To: the office, please\nnot to my home",
  "Monday: yes\nTuesday: no\nWednesday: maybe",
  "In 2027 I answered:\nno.",
])("R6: what they wrote between and above stays: %j", (text) => {
  expect(ownWords(text)).toBe(text.replace("> Is Tuesday fine?\n", ""));
});

test("is capped by code points and holds no controls", () => {
  expect([...ownWords("🙂".repeat(2500))]).toHaveLength(2000);
  expect(ownWords("a\u0000b\u202ec")).toBe("abc");
});
