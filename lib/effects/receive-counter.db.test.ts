import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { findEmailedWords } from "@/lib/meetings/answers/words-by-email";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";
import { type AnswerableInvitation, anAnswerableInvitation, replyInbox } from "@/lib/testing/replies-by-mail";
import { placeWords } from "@/lib/wording/place-words";
import { translatorFor } from "@/lib/wording/translator";

const inbox = replyInbox();

type Wishes = { partstat?: string; start?: string; end?: string; sequence?: number; stamp?: string };

function counter(invitation: AnswerableInvitation, { start = "20270311T150000Z", end, ...wishes }: Wishes = {}) {
  return googleReply({ partstat: "TENTATIVE", ...invitation, ...wishes })
    .replace("METHOD:REPLY", "METHOD:COUNTER")
    .replace(/DTSTART.*/, `DTSTART:${start}`)
    .replace(/DTEND.*/, `DTEND:${end ?? start.replace("T15", "T16")}`);
}

const proposed = async ({ ctx, meeting }: AnswerableInvitation) =>
  (await findProposals(ctx, meeting.id)).map(({ startsAt, note }) => ({ startsAt, note }));
const at = Date.parse("2027-03-11T15:00:00Z");

test.each([
  ["TENTATIVE", "tentative"],
  ["DECLINED", "declined"],
  ["NEEDS-ACTION", "needs_action"],
  ["ACCEPTED", "needs_action"],
])("another time from a calendar program, with %s, is an open proposal with its words", async (partstat, response) => {
  const invitation = await anAnswerableInvitation();
  expect(await inbox.arrive(invitation.organizer, counter(invitation, { partstat }))).toBe("applied");
  expect(await proposed(invitation)).toEqual([{ startsAt: [at], note: "Gladly; see you" }]);
  expect((await invitation.answer()).response).toBe(response);
});

test("one in Exchange's form and zone is read, and another length is named", async () => {
  const invitation = await anAnswerableInvitation();
  const file = exchangeReply({ ...invitation, partstat: "TENTATIVE" })
    .replace("METHOD:REPLY", "METHOD:COUNTER")
    .replace(/DTSTART;TZID=([^:]*):.*/, "DTSTART;TZID=$1:20270311T160000")
    .replace(/DTEND;TZID=([^:]*):.*/, "DTEND;TZID=$1:20270311T173000");
  expect(await inbox.arrive(invitation.organizer, file)).toBe("applied");
  const note = "Ich komme gern, bis dann.\nProposed length: 90 minutes.";
  expect(await proposed(invitation)).toEqual([{ startsAt: [at], note }]);
});

const inWords = (locale: "en" | "fr") => placeWords({ type: "phone", value: "+49 30 1234567" }, translatorFor(locale));

test.each([
  [
    "another place",
    "LOCATION;LANGUAGE=de-DE:Café Linde\\, hinten",
    "Gladly; see you\nProposed place: Café Linde, hinten",
  ],
  ["our own words for it", `LOCATION:${inWords("en")}`, "Gladly; see you"],
  ["our own words in another language", `LOCATION:${inWords("fr")}`, "Gladly; see you"],
  ["the value alone, in capitals and folded", "LOCATION:+49 30\r\n  1234567", "Gladly; see you"],
  ["no place", "LOCATION:", "Gladly; see you"],
  ["a place of 300 characters", `LOCATION:${"ö".repeat(300)}`, `Gladly; see you\nProposed place: ${"ö".repeat(200)}`],
])("R7: a counter proposal with %s", async (_, line, note) => {
  const invitation = await anAnswerableInvitation();
  const location = { locationType: "phone", locationValue: "+49 30 1234567" } as const;
  await testDb().meeting.update({ where: { id: invitation.meeting.id }, data: location });
  const named = counter(invitation).replace("LOCATION:", line);
  expect(await inbox.arrive(invitation.organizer, named)).toBe("applied");
  expect(await proposed(invitation)).toEqual([{ startsAt: [at], note }]);
});

test("R7: another place at the same time is in the answer's note, and without an answer in words to the host", async () => {
  const invitation = await anAnswerableInvitation();
  const elsewhere = (partstat: string, stamp: string) =>
    counter(invitation, { start: "20270310T150000Z", partstat, stamp }).replace("LOCATION:", "LOCATION:Garden");
  expect(await inbox.arrive(invitation.organizer, elsewhere("NEEDS-ACTION", "20270301T100000Z"))).toBe(
    "counter_unusable",
  );
  const [words] = await findEmailedWords(testDb(), invitation.meeting.id);
  expect(words?.body).toContain("Proposed place: Garden");
  expect(await inbox.arrive(invitation.organizer, elsewhere("ACCEPTED", "20270301T100100Z"))).toBe("applied");
  expect(await invitation.answer()).toMatchObject({
    response: "accepted",
    note: "Gladly; see you\nProposed place: Garden",
  });
});

test("R7: a note of its own is cut at the whole character, and what is named stays whole", async () => {
  const invitation = await anAnswerableInvitation();
  const long = counter(invitation, { end: "20270311T163000Z" }).replace("Gladly; see you", "😀".repeat(600));
  expect(await inbox.arrive(invitation.organizer, long)).toBe("applied");
  const note = (await proposed(invitation))[0]?.note ?? "";
  expect([...note]).toHaveLength(500);
  expect(note.isWellFormed()).toBe(true);
  expect(note).toMatch(/\nProposed length: 90 minutes\.$/);
});

test("a new one takes the place of the one before", async () => {
  const invitation = await anAnswerableInvitation();
  await inbox.arrive(invitation.organizer, counter(invitation));
  const next = counter(invitation, { start: "20270312T150000Z", stamp: "20270301T100100Z" });
  expect(await inbox.arrive(invitation.organizer, next)).toBe("applied");
  expect(await proposed(invitation)).toMatchObject([{ startsAt: [Date.parse("2027-03-12T15:00:00Z")] }]);
});

test("the meeting's own start is an answer", async () => {
  const invitation = await anAnswerableInvitation();
  const same = counter(invitation, { start: "20270310T150000Z", partstat: "ACCEPTED" });
  expect(await inbox.arrive(invitation.organizer, same)).toBe("applied");
  expect(await proposed(invitation)).toEqual([]);
  expect((await invitation.answer()).response).toBe("accepted");
});

test.each([
  ["a day", "20270311"],
  ["a time that is over", "20270228T150000Z"],
  ["no time", "soon"],
  ["the meeting's own start, without an answer,", "20270310T150000Z"],
])("%s is no proposal, and its words reach the host", async (_, start) => {
  const invitation = await anAnswerableInvitation();
  const unusable = counter(invitation, { start, partstat: "NEEDS-ACTION" });
  expect(await inbox.arrive(invitation.organizer, unusable)).toBe("counter_unusable");
  expect(await proposed(invitation)).toEqual([]);
  expect(await findEmailedWords(testDb(), invitation.meeting.id)).toMatchObject([{ body: "Gladly; see you" }]);
});

test("one to the time before the move is outdated", async () => {
  const invitation = await anAnswerableInvitation();
  const { ctx, meeting } = invitation;
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ startsAt: "2027-03-15T16:00:00+01:00" }));
  await announce(inbox.effects, { meetingId: meeting.id });
  for (const partstat of ["TENTATIVE", "NEEDS-ACTION"]) {
    expect(await inbox.arrive(invitation.organizer, counter(invitation, { partstat }))).toBe("outdated");
  }
  expect(await proposed(invitation)).toEqual([]);
  expect(await inbox.arrive(invitation.organizer, counter(invitation, { sequence: 1 }))).toBe("applied");
});

test("one needs what an answer needs, and shows no account to the host", async () => {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const invitation = await anAnswerableInvitation(cleo.email);
  const results = "mx; dmarc=pass header.from=people.example";
  const sent = (wishes: object) => inbox.arrive(invitation.organizer, counter(invitation), wishes);
  expect(await sent({ from: "eve@x.example" })).toBe("wrong_sender");
  expect(await sent({ from: cleo.email, results: "mx; dmarc=fail" })).toBe("not_authentic");
  expect(await sent({ from: cleo.email, results })).toBe("applied");
  expect(await proposed(invitation)).toHaveLength(1);
  expect((await invitation.answer()).revealedAt).toBeNull();
});

test("who sends somebody else answers nothing: the host reads it, and the other one is not invited", async () => {
  const invitation = await anAnswerableInvitation();
  const delegation = googleReply({ ...invitation, partstat: 'DELEGATED;DELEGATED-TO="mailto:dee@x.example"' });
  expect(await inbox.arrive(invitation.organizer, delegation)).toBe("delegated");
  const { response, id } = await invitation.answer();
  expect(response).toBe("needs_action");
  const [words] = await findEmailedWords(testDb(), invitation.meeting.id);
  expect(words).toMatchObject({ invitationId: id, body: "Asks that dee@x.example comes instead.\n\nGladly; see you" });
  const theirs = googleReply({ ...invitation, attendee: "dee@x.example" });
  expect(await inbox.arrive(invitation.organizer, theirs, { from: "dee@x.example" })).toBe("not_invited");
});

test("that copies in one email contradict each other reaches the host", async () => {
  const invitation = await anAnswerableInvitation();
  const attached = googleReply({ ...invitation, partstat: "DECLINED" });
  expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation), { attached })).toBe("contradicting");
  const [words] = await findEmailedWords(testDb(), invitation.meeting.id);
  expect(words?.body).toContain("two different answers");
});

test.each([
  ["de", "Vorgeschlagene Dauer: 90 Minuten."],
  ["fr-CA", "Durée proposée\u00a0: 90 minutes."],
])("a host whose language is %s reads in it what a program asked for", async (locale, length) => {
  const invitation = await anAnswerableInvitation();
  await testDb().user.update({ where: { id: invitation.meeting.hostId }, data: { locale } });
  expect(await inbox.arrive(invitation.organizer, counter(invitation, { end: "20270311T163000Z" }))).toBe("applied");
  expect(await proposed(invitation)).toEqual([{ startsAt: [at], note: `Gladly; see you\n${length}` }]);
});

test("a German host reads in German what a program says besides", async () => {
  const invitation = await anAnswerableInvitation();
  await testDb().user.update({ where: { id: invitation.meeting.hostId }, data: { locale: "de-AT" } });
  const attached = googleReply({ ...invitation, partstat: "DECLINED" });
  await inbox.arrive(invitation.organizer, exchangeReply(invitation), { attached });
  await inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat: "DELEGATED" }));
  const words = (await findEmailedWords(testDb(), invitation.meeting.id)).map(({ body }) => body);
  expect(words.toSorted()).toEqual([
    "Bittet darum, dass jemand anderes stattdessen kommt.\n\nGladly; see you",
    "Diese E-Mail enthält zwei verschiedene Antworten. Fragen Sie nach, welche gilt.",
  ]);
});
