import { strict as assert } from "node:assert";
import { makeCalendar, noRadicale, startRadicale } from "@/lib/testing/radicale";
import type { Check } from "@/scripts/programs/check";
import { noCyrus, startCyrus } from "@/scripts/programs/cyrus";
import {
  adapterFor,
  asProgram,
  meeting,
  type Place,
  sameAsTheEmail,
  silentFromFirstToLast,
} from "@/scripts/programs/held-copies";
import { sogoChecks } from "@/scripts/programs/sogo-checks";
import { thunderbirdChecks } from "@/scripts/programs/thunderbird-checks";

export const checks: readonly Check[] = [
  {
    name: "P1 radicale: the marks are stored, and put back after a program took them out",
    missing: noRadicale,
    run: () => inRadicale(silentFromFirstToLast),
  },
  {
    name: "P2 radicale: an invitee's copy is the same object as the email",
    missing: noRadicale,
    run: () => inRadicale(sameAsTheEmail),
  },
  {
    name: "P1 cyrus: nobody is mailed of an event of ours, whatever a program saves",
    missing: noCyrus(),
    run: cyrusMailsNobody,
  },
  {
    name: "P1 cyrus: an event of an earlier form, named after its owner, mails nobody when it is written anew",
    missing: noCyrus(),
    run: cyrusTakesEarlierForms,
  },
  {
    name: "P2 cyrus: an invitee's copy is the same object as the email",
    missing: noCyrus(),
    run: () => inCyrus(sameAsTheEmail),
  },
  ...sogoChecks,
  ...thunderbirdChecks,
];

async function inRadicale(hold: (place: Place) => Promise<void>): Promise<void> {
  await using radicale = await startRadicale();
  const calendar = await makeCalendar(radicale, "dana", "programs");
  await hold({ calendar, home: `${radicale.url}/dana/`, owner: "", username: "dana", password: "secret" });
}

async function inCyrus(hold: (place: Place) => Promise<void>): Promise<void> {
  await using cyrus = await startCyrus();
  await hold({ ...cyrus, username: "dana" });
}

/** Its silence counts only beside an event that it mails about: one that Dana herself organizes. */
const control = (uid: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//programs//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20310301T100000Z\r\nDTSTART:20310310T150000Z\r\nDTEND:20310310T160000Z\r\nSUMMARY:Control\r\nORGANIZER:mailto:dana@cyrus.example\r\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:cy@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

async function mailsOnlyForItself(cyrus: Awaited<ReturnType<typeof startCyrus>>, place: Place): Promise<void> {
  const stored = await asProgram(place, `${cyrus.calendar}control.ics`, { method: "PUT", body: control("control@x") });
  assert.ok(stored.ok, `Cyrus did not take the event of its owner: ${stored.status}`);
  const mails = await cyrus.mailsUntil("control@x");
  assert.equal(mails.length, 1, `Cyrus mailed ${mails.length - 1} times about an event of ours`);
}

async function cyrusMailsNobody(): Promise<void> {
  await using cyrus = await startCyrus();
  const place = { ...cyrus, username: "dana" };
  await silentFromFirstToLast(place);
  await mailsOnlyForItself(cyrus, place);
}

async function cyrusTakesEarlierForms(): Promise<void> {
  await using cyrus = await startCyrus();
  const place = { ...cyrus, username: "dana" };
  const address = `${cyrus.calendar}earlier.ics`;
  const earlier = control(meeting.uid).replace("NEEDS-ACTION:", "NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:");
  assert.ok((await asProgram(place, address, { method: "PUT", body: earlier })).ok);
  await adapterFor(place).updateEvent({ externalId: address, etag: null }, meeting);
  assert.equal((await adapterFor(place).readEvent(address))?.silent, true, "it is not silent afterwards");
  await mailsOnlyForItself(cyrus, place);
}
