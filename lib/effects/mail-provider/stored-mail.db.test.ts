import { expect, test } from "vitest";
import { storeOnce } from "@/lib/effects/mail-provider/stored-mail";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { testSecrets } from "@/lib/testing/people";

test("the mail that was stored first is the one that counts for every later run", async () => {
  const owner = { deliveryId: deliveryIdOf((await aStoredMeeting()).meeting) };
  const store = { db: testDb(), secrets: testSecrets };
  const mail = { from: "a@x", to: "b@x", subject: "First", html: "", text: "", date: "", messageId: "", headers: {} };

  const first = await storeOnce(store, { owner, mail, renderedAt: 1_000 });
  const second = await storeOnce(store, { owner, mail: { ...mail, subject: "Second" }, renderedAt: 2_000 });

  expect(first.mail).toEqual(mail);
  expect(second).toEqual(first);
});
