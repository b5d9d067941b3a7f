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

test("is capped by code points and holds no controls", () => {
  expect([...ownWords("🙂".repeat(2500))]).toHaveLength(2000);
  expect(ownWords("a\u0000b\u202ec")).toBe("abc");
});
