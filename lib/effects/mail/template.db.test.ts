import { expect, test } from "vitest";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { noteTemplateUse } from "@/lib/effects/mail/template";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";

const english = { channel: "email", key: "scheduled_meeting_invitation", locale: "en" } as const;
const lastUse = async () => (await testDb().template.findFirstOrThrow({ where: english })).lastUsedAt?.getTime();

test("a mail that is composed marks its template in its language as used, once an hour", async () => {
  const { meeting } = await aStoredMeeting();
  const effects = effectsWith(fakeMailer());
  await sendMail(effects, { deliveryId: deliveryIdOf(meeting) });
  const first = await lastUse();
  expect(first).toBeTypeOf("number");
  const others = await testDb().template.count({ where: { lastUsedAt: { not: null } } });
  expect(others).toBe(1);

  const later = (minutes: number) => ({ db: testDb(), now: () => (first ?? 0) + minutes * 60_000 });
  await noteTemplateUse(later(59), english.key, "en");
  expect(await lastUse()).toBe(first);
  await noteTemplateUse(later(61), english.key, "en");
  expect(await lastUse()).toBe((first ?? 0) + 61 * 60_000);
});
