import { expect, test } from "vitest";
import { emailWords } from "@/lib/adapters/mail/email-words";
import { ownWords } from "@/lib/deliveries/own-words";

const said = "I am ill and cannot come.";
test.each([
  [
    "Outlook on the web",
    `<div>${said}</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Dr. Ada</div><div>You are invited</div>`,
  ],
  [
    "Outlook, passed on by another Outlook",
    `<div>${said}</div><div id="x_divRplyFwdMsg"><b>De:</b> Dr. Ada</div><div>You are invited</div>`,
  ],
  [
    "Zimbra",
    `<div>${said}<br><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Dr. Ada</div>You are invited</div>`,
  ],
  [
    "Yahoo",
    `<div>${said}</div><div id="ydp1" class="ydp1yahoo_quoted"><div>On Monday, Dr. Ada wrote:</div>You are invited</div>`,
  ],
  ["GMX", `<div>${said}</div><div name="quote" style="x"><div><b>Gesendet:</b> Montag</div>Einladung</div>`],
])("R6: what %s quotes is not the writer's", (_, html) => {
  expect(ownWords(emailWords("", html))).toBe(said);
});

test("R6: words below are kept where nothing stands above", () => {
  expect(emailWords(null, `<div id="appendonsend"></div><p>${said}</p>`)).toContain(said);
});
