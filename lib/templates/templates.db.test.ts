import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { findTemplate } from "@/lib/templates/find-template";
import { requestTestMail } from "@/lib/templates/request-test-mail";
import { restoreTemplate, restoreVersion, saveWording } from "@/lib/templates/save-wording";
import { switchTemplate } from "@/lib/templates/switch-template";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { mailLocales } from "@/lib/wording/mail-locale";
import { shippedWording } from "@/lib/wording/shipped-wording";
import { templateKeys } from "@/lib/wording/template-keys";

const ref = { channel: "email", key: "booking_received", locale: "fr" } as const;
const row = ref;
const noticeRef = { channel: "in_app", key: "meeting_response", locale: "en" } as const;
const shipped = shippedWording(ref.key, ref.locale);
const mine = { ...shipped, button: "Voir" };
let admin: Context;

beforeEach(async () => {
  admin = contextOf(await makeUser({ name: "Nora", role: "admin" }));
  await testDb().templateVersion.deleteMany();
  await testDb().template.deleteMany({ where: row });
  await testDb().template.create({ data: row });
});

test("each save is a version of its own, with who and when, and each can be brought back", async () => {
  expect(await saveWording(admin, ref, 1, mine)).toBe(2);
  expect(await saveWording(admin, ref, 2, { ...mine, button: "Ouvrir" })).toBe(3);
  expect(await restoreVersion(admin, ref, 3, 2)).toBe(4);
  const found = await findTemplate(admin, ref);
  expect(found).toMatchObject({ state: "enabled", version: 4, wording: mine });
  expect(found.versions.map(({ version, shipped, author }) => [version, shipped, author])).toEqual([
    [4, false, "Nora"],
    [3, false, "Nora"],
    [2, false, "Nora"],
    [1, true, null],
  ]);
  expect(found.versions[0]?.at).toBeTypeOf("number");

  expect(await restoreVersion(admin, ref, 4, 1)).toBe(5);
  expect(await findTemplate(admin, ref)).toMatchObject({ version: 5, wording: shipped });
  expect(await testDb().template.findFirst({ where: row })).toMatchObject({ wording: null });
  await expect(restoreVersion(admin, ref, 5, 9)).rejects.toMatchObject({ code: "not_found" });
});

test("of two who edit the same version the second one notices, also at the same moment", async () => {
  const both = await Promise.allSettled([saveWording(admin, ref, 1, mine), saveWording(admin, ref, 1, shipped)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(saveWording(admin, ref, 1, mine)).rejects.toMatchObject({ code: "stale" });
  expect((await findTemplate(admin, ref)).version).toBe(2);
});

test("a wording that would not be mailed is refused part by part, and nothing is stored", async () => {
  const wrong = { ...shipped, subject: "Bonjour", heading: "{title}", body: "{", extra: "x" };
  await expect(async () => saveWording(admin, ref, 1, wrong)).rejects.toMatchObject({
    code: "invalid",
    fields: [
      { field: "wording.subject", code: "missing_variable" },
      { field: "wording.heading", code: "unknown_variable" },
      { field: "wording.body", code: "malformed" },
      { field: "wording.extra", code: "unknown_field" },
    ],
  });
  expect((await findTemplate(admin, ref)).version).toBe(1);
});

test("a missing template is seen, and brought back with what is shipped, above every version that it had", async () => {
  await saveWording(admin, ref, 1, mine);
  await testDb().template.deleteMany({ where: row });
  const { mails, inApp } = await browseTemplates(admin);
  expect(mails).toHaveLength(templateKeys.length * mailLocales.length);
  expect(mails.find(({ key, locale }) => key === ref.key && locale === ref.locale)).toMatchObject({ state: "missing" });
  expect(inApp.map(({ key }) => key)).toContain("meeting_reminder");
  expect(await restoreTemplate(admin, ref)).toBe(3);
  expect(await findTemplate(admin, ref)).toMatchObject({ state: "enabled", version: 3, wording: shipped });
  await expect(restoreTemplate(admin, ref)).rejects.toMatchObject({ code: "stale" });
});

test("a notification's sentence is edited, checked and brought back like a mail's, beside the mail of the same key", async () => {
  await testDb().template.updateMany({ where: noticeRef, data: { wording: Prisma.DbNull, version: 1 } });
  const sentence = "{answer, select, accepted {{person} said yes} other {{person} answered}}";
  await expect(async () => saveWording(admin, noticeRef, 1, { sentence: "{title} {person}" })).rejects.toMatchObject({
    fields: [
      { field: "wording.sentence", code: "unknown_variable" },
      { field: "wording.sentence", code: "missing_variable" },
    ],
  });
  expect(await saveWording(admin, noticeRef, 1, { sentence })).toBe(2);
  const { mails, inApp } = await browseTemplates(admin);
  expect(inApp.find(({ key }) => key === noticeRef.key)).toMatchObject({ version: 2, edited: true });
  expect(mails.find(({ key, locale }) => key === noticeRef.key && locale === "en")).toMatchObject({ edited: false });
  expect((await findTemplate(admin, noticeRef)).wording).toEqual({ sentence });
  expect(await restoreVersion(admin, noticeRef, 2, 1)).toBe(3);
  expect((await findTemplate(admin, noticeRef)).wording.sentence).toContain("will come to your meeting");
});

test("one language is switched off alone, the command line switches a key as a whole", async () => {
  expect(await switchTemplate(admin, ref.key, false, { channel: "email", locale: "fr" })).toBe(1);
  const { mails } = await browseTemplates(admin);
  const states = mails.filter(({ key }) => key === ref.key).map(({ locale, state }) => [locale, state]);
  expect(Object.fromEntries(states)).toEqual({ en: "enabled", de: "enabled", es: "enabled", fr: "disabled" });
  expect(await switchTemplate(contextAs({ kind: "system" }), ref.key, true)).toBe(4);
  expect((await findTemplate(admin, ref)).state).toBe("enabled");
});

test("a test mail is promised to the admin who asks, and the command line has no address", async () => {
  await requestTestMail(admin, ref);
  const userId = admin.actor.kind === "user" ? admin.actor.userId : "";
  const jobs = await testDb().$queryRaw<{ data: object }[]>`
    select data from pgboss.job where name = 'send-test-mail' and data ->> 'userId' = ${userId}`;
  expect(jobs.map(({ data }) => data)).toEqual([expect.objectContaining({ userId, key: ref.key, locale: ref.locale })]);
  await expect(requestTestMail(contextAs({ kind: "system" }), ref)).rejects.toMatchObject({ code: "not_found" });
});

test("to everyone but an admin in their own browser there are no templates", async () => {
  const { id: userId, role } = await makeUser({ role: "admin" });
  const key = contextAs({ kind: "api_key", apiKeyId: userId, userId, role, scopes: ["meetings:write"] });
  const strangers = [contextOf(await makeUser()), contextOf(await makeUser({ role: "client" })), key];
  const acts = [
    (ctx: Context) => browseTemplates(ctx),
    (ctx: Context) => findTemplate(ctx, ref),
    (ctx: Context) => saveWording(ctx, ref, 1, mine),
    (ctx: Context) => restoreVersion(ctx, ref, 1, 1),
    (ctx: Context) => restoreTemplate(ctx, ref),
    (ctx: Context) => requestTestMail(ctx, ref),
    (ctx: Context) => switchTemplate(ctx, ref.key, false),
  ];
  for (const ctx of strangers) {
    for (const act of acts) await expect(async () => act(ctx)).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await findTemplate(admin, ref)).version).toBe(1);
});
