import { describe, expect, test } from "vitest";
import { isNewer, replyIn } from "@/lib/effects/reply-order";
import { readMessages } from "@/lib/ics/read-reply";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { canonicalEmail } from "@/lib/people/canonical-email";

const asked = { uid: "7b1d@meet.example", attendee: "bo@x.example" };
const read = (...files: string[]) => replyIn(files.flatMap((file) => readMessages(file)));

describe("R1: copies of one answer in one email", () => {
  const google = googleReply(asked);
  test.each([
    ["three times the same", google, google, google],
    ["with another name and without words", google, google.replace(/CN=[^;\r]*/, "CN=Bo"), exchangeReply(asked)],
    ["with SEQUENCE left out, which is 0", google, google.replace("SEQUENCE:0\r\n", "")],
    [
      "with the address encoded and in capitals",
      google,
      google.replaceAll("mailto:bo@x.example", "MAILTO:BO%40X.EXAMPLE"),
    ],
    ["beside one that nobody can read", google, google.slice(0, 120)],
    ["beside a busy table and a published event", google, google.replace("METHOD:REPLY", "METHOD:PUBLISH")],
  ])("%s are one answer", (_, ...files) => {
    expect(read(...files)).toMatchObject({ kind: "reply", response: "accepted", attendee: "bo@x.example" });
  });

  test("the words of whichever has them are kept", () => {
    const silent = googleReply({ ...asked, stamp: "20270301T100009Z" }).replace(/;X-RESPONSE-COMMENT="[^"]*"/, "");
    expect(read(google, silent)).toMatchObject({ comment: "Gladly; see you" });
  });

  test.each([
    ["of two meetings", { uid: "other@meet.example" }],
    ["of two people", { attendee: "cy@x.example" }],
    ["of two answers", { partstat: "TENTATIVE" }],
  ])("copies %s contradict each other", (_, other) => {
    expect(read(google, googleReply({ ...asked, ...other }))).toBe("contradicting");
  });

  test("copies in one file contradict each other as those in two do", () => {
    expect(read(google + googleReply({ ...asked, partstat: "DECLINED" }))).toBe("contradicting");
  });

  test("an answer beside a counter proposal contradicts it", () => {
    expect(read(google, google.replace("METHOD:REPLY", "METHOD:COUNTER"))).toBe("contradicting");
  });
});

describe("R2: of answers that are written at the same second", () => {
  const order = { sequence: 0, stampedAt: 1000, modifiedAt: null, arrivedAt: 5000, eventId: "msg_b" };
  const replier = (newest: Partial<typeof order> & { modifiedAt?: number | null }, response: string) => ({
    sequence: 0,
    byMail: true,
    respondedAt: 1000,
    response,
    newest: { ...order, ...newest },
  });

  test.each([
    ["the later arrival counts", { arrivedAt: 4999 }, true],
    ["an earlier arrival does not", { arrivedAt: 5001 }, false],
    ["of one instant the later id counts", { eventId: "msg_a" }, true],
    ["of one instant an earlier id does not", { eventId: "msg_c" }, false],
    ["one that was kept before arrivals were counted", { arrivedAt: null, eventId: null }, true],
    ["LAST-MODIFIED of one alone decides nothing", { modifiedAt: 9000, arrivedAt: 4999 }, true],
  ])("%s", (_, newest, newer) => {
    expect(isNewer(order, { response: "declined" }, replier(newest as object, "accepted"))).toBe(newer);
  });

  test("back to the first answer is an answer, and the same one again is none", () => {
    expect(isNewer(order, { response: "accepted" }, replier({ arrivedAt: 4999 }, "tentative"))).toBe(true);
    expect(isNewer(order, { response: "accepted" }, replier({ arrivedAt: 4999 }, "accepted"))).toBe(false);
  });
});

describe("R3: an attendee is who the URI means", () => {
  const written = (value: string) =>
    googleReply(asked).replace(/ATTENDEE(.|\r\n )*\r\n/, `ATTENDEE;PARTSTAT=ACCEPTED${value}\r\n`);
  test.each([
    [":mailto:bo%2btag@x.example", "bo+tag@x.example"],
    [":MAILTO:o%26c@x.example", "o&c@x.example"],
    [":mailto:o%27neil@x.example", "o'neil@x.example"],
    [":mailto:b%6f@x%2Eexample", "bo@x.example"],
    [":mailto: bo@x.example", "bo@x.example"],
    [":mailto:bo@x.example?subject=Re", "bo@x.example"],
    [":mailto:<bo@x.example>", "bo@x.example"],
    [";EMAIL=bo@x.example:urn:uuid:5f2c", "bo@x.example"],
    [';EMAIL="bo@x.example":/aOldPrincipal/1234/', "bo@x.example"],
    [":bo@x.example", "bo@x.example"],
    [":mailto:100%25@x.example", "100%@x.example"],
  ])("%s is %s", (value, attendee) => {
    expect(read(written(value))).toMatchObject({ attendee });
  });
});

describe("R5: what nobody needs costs nothing", () => {
  const google = googleReply(asked);
  const more = (...lines: string[]) => googleReply({ ...asked, more: lines });
  test.each([
    ["lines that are folded with tabs", google.replaceAll("\r\n ", "\r\n\t")],
    ["lines that are folded in the middle of a name", google.replace("SEQUENCE:0", "SEQ\r\n UENCE:0")],
    ["bare carriage returns", google.replaceAll("\r\n", "\r")],
    ["empty lines between all", google.replaceAll("\r\n", "\r\n\r\n").replaceAll("\r\n\r\n ", "\r\n ")],
    [
      "names and values in small letters",
      google.replace("METHOD:REPLY", "method:reply").replace("BEGIN:VEVENT", "begin:vevent"),
    ],
    [
      "spaces behind values",
      google.replace("METHOD:REPLY", "METHOD:REPLY ").replace(`UID:${asked.uid}`, `UID:${asked.uid} `),
    ],
    ["two marks of its encoding", `\ufeff\ufeff${google}`],
    ["words before it", `Hello Bo,\r\n${google}`],
    [
      "METHOD behind the event",
      google.replace("METHOD:REPLY\r\n", "").replace("END:VCALENDAR", "METHOD:REPLY\r\nEND:VCALENDAR"),
    ],
    ["spaces around its answer", google.replace("PARTSTAT=ACCEPTED", "PARTSTAT= ACCEPTED ")],
    ["an empty RECURRENCE-ID", more("RECURRENCE-ID:")],
    ["a zone without its end", google.replace("BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:VEVENT")],
    ["a copy of itself behind it", google + google],
    ["an alarm in it", more("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "END:VALARM")],
    ["an alarm that never ends well", more("BEGIN:VALARM", "UID:alarm@x", "TRIGGER:", "END:VALARM")],
    [
      "an attachment of many lines",
      more(`ATTACH;ENCODING=BASE64;VALUE=BINARY:${"QUJD".repeat(50)}`, "QUJDQUJD", "QUJDQUJD="),
    ],
    ["HTML that was not folded", more("X-ALT-DESC;FMTTYPE=text/html:<html>", "<p>one: two</p>", "</html>")],
    ["a stamp of LAST-MODIFIED that is none", google.replace(/LAST-MODIFIED:.*/, "LAST-MODIFIED:yesterday")],
    ["NUL and other controls in the words", more("COMMENT:Gladly\u0000\u0007")],
    ["a quoted parameter that never ends", more('X-THING;X-A="never:ends')],
  ])("%s", (_, file) => {
    expect(read(file)).toMatchObject({ kind: "reply", response: "accepted", uid: asked.uid, sequence: 0 });
  });
});

test.each([
  [":mailto:bo%252Btag@x.example", "bo+tag@x.example"],
  [":mailto:o%2526c@x.example", "o&c@x.example"],
  [":mailto:o&amp;c@x.example", "o&c@x.example"],
  [":mailto:bo tag@x.example", "bo+tag@x.example"],
  [':mailto:"bo"@x.example', "bo@x.example"],
  [":mailto:%22bo%22@x.example", "bo@x.example"],
  [":mailto:'bo@x.example'", "bo@x.example"],
  [":mailto:o'neil@x.example", "o'neil@x.example"],
  [":mailto:Bo Berg <bo@x.example>", "bo@x.example"],
  [":mailto:%22Bo%22%20%3Cbo@x.example%3E", "bo@x.example"],
  [":mailto://bo@x.example", "bo@x.example"],
  [":mailto:mailto:bo@x.example", "bo@x.example"],
  [":mailto:bo@x.example.", "bo@x.example"],
  [":mailto:bo@x.example;", "bo@x.example"],
  [":mailto:bo@x.example\u200b", "bo@x.example"],
  [":mailto:bo@m%C3%9Cller.example", "bo@müller.example"],
])("R3: %s, as programs write it, is %s", (value, attendee) => {
  const file = googleReply(asked).replace(/ATTENDEE(.|\r\n )*\r\n/, `ATTENDEE;PARTSTAT=ACCEPTED${value}\r\n`);
  expect(read(file)).toMatchObject({ attendee });
});

test.each([":mailto:bo@x.example,eve@x.example", ":mailto:eve@x.example bo@x.example", ":mailto:bo@x.example%00"])(
  "R3: %s is not bo@x.example",
  (value) => {
    const file = googleReply(asked).replace(/ATTENDEE(.|\r\n )*\r\n/, `ATTENDEE;PARTSTAT=ACCEPTED${value}\r\n`);
    const message = read(file);
    expect(typeof message === "string" ? undefined : canonicalEmail(message.attendee)).toBeUndefined();
  },
);
