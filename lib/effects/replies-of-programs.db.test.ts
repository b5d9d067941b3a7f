import { describe, expect, test } from "vitest";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { findDelegates } from "@/lib/meetings/answers/delegates";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { respond } from "@/lib/meetings/answers/respond";
import { findEmailedWords } from "@/lib/meetings/answers/words-by-email";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs } from "@/lib/testing/people";
import { type AnswerableInvitation, anAnswerableInvitation, replyInbox, replyNow } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

const wordsTo = async ({ meeting }: AnswerableInvitation) =>
  (await findEmailedWords(testDb(), meeting.id)).map(({ body }) => body);

const commented = (i: AnswerableInvitation, comment: string) =>
  exchangeReply(i).replace(/COMMENT.*/, `COMMENT;LANGUAGE=de-DE:${comment}`);
const base64 = (type: string, octets: Buffer) => [
  `Content-Type: ${type}`,
  "Content-Transfer-Encoding: base64",
  "",
  ...(octets.toString("base64").match(/.{1,76}/g) ?? []),
];
const quotedPrintable = (file: string) =>
  [...Buffer.from(file)]
    .map((octet) =>
      octet === 10 || octet === 13
        ? String.fromCharCode(octet)
        : `=${octet.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .split("\r\n")
    .map((line) => line.replace(/(.{72})(?=.)/g, "$1=\r\n"));
const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("R1: an answer is read however its file is packed", () => {
  test.each<[string, (file: string) => string[]]>([
    [
      "in quoted-printable",
      (file) => [
        "Content-Type: text/calendar; method=REPLY; charset=UTF-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        ...quotedPrintable(file),
      ],
    ],
    [
      "with its type in capitals and folded",
      (file) => base64('TEXT/CALENDAR;\r\n\tmethod=reply;\r\n\tcharset="UTF-8"', Buffer.from(file)),
    ],
    [
      "in the alphabet of older programs",
      (file) => base64("text/calendar; method=REPLY; charset=iso-8859-1", Buffer.from(file, "latin1")),
    ],
    [
      "in that of Windows, as a file that does not say so",
      (file) => base64('application/octet-stream; name="reply.ics"', Buffer.from(file, "latin1")),
    ],
    [
      "in UTF-16 with a mark",
      (file) =>
        base64(
          "text/calendar; charset=utf-16",
          Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, "utf16le")]),
        ),
    ],
    ["in UTF-16 without one", (file) => base64("text/calendar; charset=utf-16be", bigEndian(file))],
    ["as a file of no known type", (file) => base64('application/octet-stream; name="reply.ICS"', Buffer.from(file))],
    ["as a calendar of the older kind's type", (file) => base64("text/x-vcalendar", Buffer.from(file))],
    [
      "in an email that is passed on inside",
      (file) => [
        "Content-Type: message/rfc822",
        "",
        "From: someone@x.example",
        "MIME-Version: 1.0",
        ...base64("text/calendar", Buffer.from(file)),
      ],
    ],
  ])("%s", async (_, packed) => {
    for (const keepsRaw of [true, false]) {
      const invitation = await anAnswerableInvitation();
      const part = packed(commented(invitation, "Schöne Grüße"));
      expect(await inbox.arrive(invitation.organizer, "", { part, keepsRaw })).toBe("applied");
      expect(await invitation.answer()).toMatchObject({ response: "accepted", note: "Schöne Grüße" });
    }
  });

  test("one that nobody can unpack is named to the host, with its subject", async () => {
    const invitation = await anAnswerableInvitation();
    const part = base64('application/ms-tnef; name="winmail.dat"', Buffer.from('x\u009f>"\u0012'));
    const mail = { part, words: ["Content-Type: text/plain", "", ""], subject: "Accepted: Appointment with Dr. Ada" };
    expect(await inbox.arrive(invitation.organizer, "", mail)).toBe("applied");
    expect(await findEmailedWords(testDb(), invitation.meeting.id)).toMatchObject([
      { body: "Accepted: Appointment with Dr. Ada", attachments: ["winmail.dat"] },
    ]);
  });
});

describe("R2: a time of writing that cannot be", () => {
  const say = (i: AnswerableInvitation, partstat: string, stamp: string, arrivedAt: string) =>
    inbox.arrive(i.organizer, googleReply({ ...i, partstat, stamp }), { arrivedAt });

  test.each(["20270302T100000Z", "20270301T113000Z", "20991231T235959Z"])(
    "%s, of a clock that is ahead, makes none of the next answers look old",
    async (stamp) => {
      const invitation = await anAnswerableInvitation();
      expect(await say(invitation, "ACCEPTED", stamp, "2027-03-01T11:00:00Z")).toBe("applied");
      expect(await say(invitation, "DECLINED", "20270301T110500Z", "2027-03-01T11:05:02Z")).toBe("applied");
      expect(await invitation.answer()).toMatchObject({ response: "declined" });
    },
  );

  test("does not go before an answer on our pages that came after it", async () => {
    const invitation = await anAnswerableInvitation();
    const guest = { ...contextAs({ kind: "guest", invitationId: (await invitation.answer()).id }), now: replyNow };
    await respond(guest, invitation.meeting.id, { response: "tentative", note: null });
    expect(await say(invitation, "DECLINED", "20270302T100000Z", "2027-03-01T11:59:59Z")).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "tentative" });
  });
});

describe("R5: of several attendees in an answer", () => {
  const beside = (line: string) => (i: AnswerableInvitation) => googleReply(i).replace("UID:", `${line}\r\nUID:`);
  test.each([
    ["who has not answered", beside("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:cy@x.example")],
    ["who says something else", beside("ATTENDEE;PARTSTAT=DECLINED:mailto:cy@x.example")],
    ["who is the organizer", beside("ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:rsvp@reply.example")],
    ["who is themselves again", beside("ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:BO%40X.example")],
  ])("one speaks for themselves beside another %s", async (_, file) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(invitation.organizer, file(invitation))).toBe("applied");
    const all = await testDb().invitation.findMany({
      where: { meetingId: invitation.meeting.id },
      orderBy: { email: "asc" },
    });
    expect(all.map(({ email, response }) => [email, response])).toEqual([
      ["bo@x.example", "accepted"],
      ["cy@x.example", "needs_action"],
    ]);
  });

  test("nobody answers for another, whoever stands first", async () => {
    const invitation = await anAnswerableInvitation();
    const two = googleReply({ ...invitation, attendee: "cy@x.example" }).replace(
      "UID:",
      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cy@x.example\r\nUID:",
    );
    expect(await inbox.arrive(invitation.organizer, two)).toBe("applied");
    expect(await wordsTo(invitation)).toEqual(["Bo accepted."]);
    expect((await invitation.answer()).response).toBe("needs_action");
  });

  test("one who says two things answers nothing, and the host reads the email", async () => {
    const invitation = await anAnswerableInvitation();
    expect(
      await inbox.arrive(invitation.organizer, beside("ATTENDEE;PARTSTAT=DECLINED:mailto:bo@x.example")(invitation)),
    ).toBe("applied");
    expect([await wordsTo(invitation), (await invitation.answer()).response]).toEqual([
      ["Bo accepted."],
      "needs_action",
    ]);
  });
});

test.each(["IN-PROCESS", "COMPLETED", "NEEDS-ACTION", "X-PERHAPS", ""])(
  "R7: PARTSTAT=%s is no answer, and what the email says reaches the host",
  async (partstat) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat }))).toBe("applied");
    expect(await wordsTo(invitation)).toEqual(["Bo accepted."]);
    expect(await invitation.answer()).toMatchObject({ response: "needs_action", respondedAt: null });
  },
);

test.each([
  ["an empty one first", "COMMENT:\r\nCOMMENT:I come later", "I come later"],
  ["two", "COMMENT:I come later\r\nCOMMENT:and leave at six", "I come later\nand leave at six"],
  ["the same twice", "COMMENT:I come later\r\nCOMMENT;LANGUAGE=en:I come later", "I come later"],
  ["one of Lotus Notes", 'COMMENT;ALTREP="CID:<FFFF__=0ABB@x.example>":I come later\\, sorry', "I come later, sorry"],
  ["an empty one beside Google's own", "COMMENT:", "Gladly; see you"],
])("R7: of comments, %s", async (_, lines, note) => {
  const invitation = await anAnswerableInvitation();
  expect(await inbox.arrive(invitation.organizer, googleReply({ ...invitation, more: [lines] }))).toBe("applied");
  expect(await invitation.answer()).toMatchObject({ note });
});

describe("R7: another time", () => {
  const counter = (i: AnswerableInvitation, start: string, end: string, wishes = {}) =>
    googleReply({ ...i, partstat: "TENTATIVE", ...wishes })
      .replace("METHOD:REPLY", "METHOD:COUNTER")
      .replace(/DTSTART.*/, start)
      .replace(/DTEND.*\r\n/, end && `${end}\r\n`);
  const proposed = async ({ ctx, meeting }: AnswerableInvitation) =>
    (await findProposals(ctx, meeting.id)).map(({ startsAt, note }) => [
      startsAt.map((at) => new Date(at).toISOString()),
      note,
    ]);
  const three = ["2027-03-11T15:00:00.000Z"];
  const berlin = "DTSTART;TZID=W. Europe Standard Time:20270311T160000";

  test.each([
    ["with a duration", "DTSTART:20270311T150000Z", "DURATION:PT60M", "Gladly; see you"],
    ["without an end", "DTSTART:20270311T150000Z", "", "Gladly; see you"],
    ["with an end that is none", "DTSTART:20270311T150000Z", "DTEND:soon", "Gladly; see you"],
    ["with an end before its beginning", "DTSTART:20270311T150000Z", "DTEND:20270311T140000Z", "Gladly; see you"],
    ["in Windows' zone without its rules", berlin, "", "Gladly; see you"],
    [
      "in a zone in quotation marks",
      'DTSTART;TZID="Europe/Berlin":20270311T160000',
      "DURATION:PT2H",
      "Gladly; see you\nProposed length: 120 minutes.",
    ],
    [
      "beside a text that is not folded",
      "DTSTART:20270311T150000Z",
      "DURATION:PT1H\r\nDESCRIPTION:when\r\nin her practice\r\n<b>",
      "Gladly; see you",
    ],
  ])("%s is a proposal", async (_, start, end, note) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(invitation.organizer, counter(invitation, start, end))).toBe("applied");
    expect(await proposed(invitation)).toEqual([[three, note]]);
  });

  test.each([
    ["on nobody's clock", "DTSTART:20270311T160000"],
    ["in a zone that nobody knows", "DTSTART;TZID=Mars/Phobos:20270311T160000"],
    ["of a whole day", "DTSTART;VALUE=DATE:20270311"],
    ["that is over", "DTSTART:20260311T150000Z"],
  ])("%s is no proposal, and the host reads that it was asked for", async (_, start) => {
    for (const [more, words] of [
      [{}, ["Gladly; see you"]],
      [{ silent: true }, [expect.stringContaining("another time")]],
    ] as const) {
      const invitation = await anAnswerableInvitation();
      const file = counter(invitation, start, "DTEND:soon");
      const sent = "silent" in more ? file.replace(/;X-RESPONSE-COMMENT="[^"]*"/, "") : file;
      expect(await inbox.arrive(invitation.organizer, sent)).toBe("counter_unusable");
      expect([await proposed(invitation), await wordsTo(invitation)]).toEqual([[], words]);
    }
  });

  test("of a meeting that is off, or from somebody else, is none", async () => {
    const off = await anAnswerableInvitation();
    await updateMeeting(off.ctx, off.meeting.id, { status: "cancelled" });
    const file = (i: AnswerableInvitation, wishes = {}) => counter(i, "DTSTART:20270311T150000Z", "", wishes);
    expect(await inbox.arrive(off.organizer, file(off))).toBe("meeting_cancelled");
    const other = await anAnswerableInvitation();
    expect(await inbox.arrive(other.organizer, file(other), { from: "cy@x.example" })).toBe("wrong_sender");
    expect(await inbox.arrive(other.organizer, file(other, { attendee: "cy@x.example" }))).toBe("wrong_sender");
    expect(await inbox.arrive(other.organizer, file(other, { sequence: 9 }))).toBe("outdated");
    expect([await proposed(off), await proposed(other)]).toEqual([[], []]);
  });
});

describe("P6: who is sent instead", () => {
  const sends = (i: AnswerableInvitation, parameters: string, more: string[] = []) =>
    inbox.arrive(i.organizer, googleReply({ ...i, partstat: `DELEGATED${parameters}`, more }));
  test.each<[string, string, string[], string[], string]>([
    [
      "several",
      ';DELEGATED-TO="mailto:dee@x.example","mailto:eli@x.example"',
      [],
      ["dee@x.example", "eli@x.example"],
      "Asks that dee@x.example, eli@x.example comes instead.",
    ],
    ["by a name alone", ';DELEGATED-TO="Dee Berg"', [], [], "Asks that dee berg comes instead."],
    ["nobody", "", [], [], "Asks that somebody else comes instead."],
    [
      "in a line of their own",
      "",
      ['ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:bo@x.example":MAILTO:Dee%40x.example'],
      ["dee@x.example"],
      "Asks that dee@x.example comes instead.",
    ],
    [
      "without quotation marks",
      ";DELEGATED-TO=dee@x.example",
      [],
      ["dee@x.example"],
      "Asks that dee@x.example comes instead.",
    ],
  ])("%s", async (_, parameters, more, emails, sentence) => {
    const invitation = await anAnswerableInvitation();
    expect(await sends(invitation, parameters, more)).toBe("delegated");
    const asked = await findDelegates(testDb(), invitation.meeting.id);
    expect(asked.map(({ email }) => email)).toEqual(emails);
    expect(await wordsTo(invitation)).toEqual([`${sentence}\n\nGladly; see you`]);
  });

  test("the delegate's own yes, with both in it, is of somebody who is not invited", async () => {
    const invitation = await anAnswerableInvitation();
    const both = googleReply({ ...invitation, partstat: "DELEGATED" }).replace(
      "UID:",
      'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:bo@x.example":mailto:dee@x.example\r\nUID:',
    );
    expect(await inbox.arrive(invitation.organizer, both, { from: "dee@x.example" })).toBe("not_invited");
    expect([await findDelegates(testDb(), invitation.meeting.id), (await invitation.answer()).response]).toEqual([
      [],
      "needs_action",
    ]);
  });
});

const part = (type: string, ...lines: string[]) => [
  `Content-Type: ${type}; charset=utf-8`,
  "Content-Transfer-Encoding: 8bit",
  "",
  ...lines,
];
const said = "I am ill and cannot come.";
test.each([
  [
    "below what Thunderbird quotes",
    part("text/plain", "On 01.03.27 10:00, Dr. Ada wrote:", "> You are invited", "> Reply", "", said),
    said,
  ],
  [
    "above and below a quote",
    part("text/plain", "Hello,", "", "Am 01.03.27 um 10:00 schrieb Dr. Ada:", "", "> Einladung", "", said),
    `Hello,\n\n${said}`,
  ],
  [
    "between the lines of a quote",
    part(
      "text/plain",
      "El lun, 1 mar 2027 a las 10:00, Dr. Ada",
      "(<rsvp@x.example>) escribió:",
      "> Can you come?",
      said,
      "> Regards",
      "-- ",
      "Bo Berg",
    ),
    said,
  ],
  [
    "below a quote in HTML",
    part(
      "text/html",
      '<div class="moz-cite-prefix">On 01.03.27 10:00, Dr. Ada wrote:<br></div>',
      '<blockquote type="cite" cite="mid:1@x"><p>Invitation</p><blockquote type="cite">older</blockquote></blockquote>',
      `<p>${said}</p>`,
    ),
    said,
  ],
  [
    "above a quote of Gmail",
    part(
      "text/html",
      `<div dir="ltr">${said}</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, 1 Mar 2027 at 10:00, Dr. Ada &lt;rsvp@x.example&gt; wrote:<br></div><blockquote class="gmail_quote" style="x">Invitation</blockquote></div>`,
    ),
    said,
  ],
  [
    "above Outlook's block in HTML",
    part(
      "text/html",
      `<p>${said}</p><hr><div><b>From:</b> Dr. Ada &lt;rsvp@x.example&gt;<br><b>Sent:</b> Monday</div><p>Invitation</p>`,
    ),
    said,
  ],
  ["in a quotation of their own", part("text/html", `<blockquote style="margin-left:40px">${said}</blockquote>`), said],
  [
    "with an empty part of plain text",
    [
      "Content-Type: multipart/alternative; boundary=d",
      "",
      "--d",
      ...part("text/plain", " "),
      "--d",
      ...part("text/html", `<p>${said}</p>`),
      "--d--",
    ],
    said,
  ],
])("R6: words %s reach the host", async (_, words, body) => {
  const invitation = await anAnswerableInvitation();
  expect(await inbox.arrive(invitation.organizer, "no calendar", { words })).toBe("applied");
  expect(await wordsTo(invitation)).toEqual([body]);
});

describe("R6: an email without words", () => {
  const empty = part("text/plain", "");
  test.each([
    ["says what its subject says", said, [said]],
    ["in other letters too", "=?utf-8?Q?Ich_kann_nicht_=E2=80=93_Gr=C3=BC=C3=9Fe?=", ["Ich kann nicht – Grüße"]],
    ["says nothing with the subject that it answers", "Re: Appointment with Dr. Ada", [""]],
    ["nor with one in German or numbered", "AW[2]: Appointment with Dr. Ada", [""]],
  ])("%s", async (_, subject, words) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(invitation.organizer, "no calendar", { words: empty, subject })).toBe("applied");
    expect(await wordsTo(invitation)).toEqual(words);
  });

  test("and without a file reaches nobody unless its subject says something", async () => {
    const invitation = await anAnswerableInvitation();
    const bare = { words: empty, part: part("text/plain", "") };
    expect(await inbox.arrive(invitation.organizer, "", { ...bare, subject: "Re: Appointment" })).toBe("no_reply");
    expect(await inbox.arrive(invitation.organizer, "", { ...bare, subject: said })).toBe("applied");
    expect(await wordsTo(invitation)).toEqual([said]);
  });
});
