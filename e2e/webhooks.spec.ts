import { randomUUID } from "node:crypto";
import pg from "pg";
import { askWith, bearer, makeHost, makePerson, meetingBody, meetingIn, refusalIn, sessionOf } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { mailEvent, type SignedCall, signedCall } from "@/e2e/servers/resend/signed-call";

const PATH = "/api/webhooks/resend";

/** An invitation that was sent, under an id as Resend would have given it. */
async function sentMail({
  request,
  admin,
  databaseUrl,
}: Pick<Parameters<Parameters<typeof test>[2]>[0], "request" | "admin" | "databaseUrl">) {
  const host = await makeHost(admin);
  const ask = askWith(request, bearer(host.key));
  const body = meetingBody({ inviteeEmails: [`${randomUUID()}@guests.example`] });
  const { id } = await meetingIn(await ask("POST", "/api/v1/meetings", { body }));
  const delivery = async () => {
    const { invitees } = await meetingIn(await ask("GET", `/api/v1/meetings/${id}`));
    return invitees[0]?.deliveries?.find(({ channel }) => channel === "email");
  };
  await expect.poll(async () => (await delivery())?.state).toBe("sent");
  const emailId = randomUUID();
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query("update stored_mails set provider_id = $1 where delivery_id = $2", [
    emailId,
    (await delivery())?.id,
  ]);
  await database.end();
  return { host, emailId, delivery, meetingId: id };
}

test("a signed call moves a delivery, once, whoever is or is not signed in; the host reads why on the meeting's page (P25)", async ({
  request,
  admin,
  databaseUrl,
  stack,
}) => {
  const { host, emailId, delivery } = await sentMail({ request, admin, databaseUrl });
  const ask = askWith(request);
  const call = ({ body, headers }: SignedCall) => ask("POST", PATH, { raw: Buffer.from(body), headers });
  const secret = stack.RESEND_WEBHOOK_SECRET;
  const bounce = { type: "Permanent", subType: "General", message: "bo@x.example is unknown" };
  const bounced = signedCall(mailEvent("email.bounced", emailId, { bounce }), { secret });

  const forged = { ...bounced, body: bounced.body.replace("Permanent", "Transient") };
  expect(await refusalIn(await call(forged))).toBe("401 unauthenticated");
  expect(await refusalIn(await call(signedCall(bounced.body, { secret, timestamp: Date.now() / 1000 - 301 })))).toMatch(
    /^401/,
  );
  for (const name of ["svix-id", "svix-timestamp", "svix-signature"]) {
    const { [name]: _, ...headers } = bounced.headers;
    expect(await refusalIn(await call({ ...bounced, headers }))).toBe("401 unauthenticated");
  }
  const session = await sessionOf(admin, host);
  expect((await call({ ...forged, headers: { ...forged.headers, ...session } })).status()).toBe(401);
  expect(await refusalIn(await call({ ...bounced, body: `${bounced.body}${" ".repeat(5 * 1024 * 1024)}` }))).toMatch(
    /^413/,
  );
  expect((await delivery())?.state).toBe("sent");

  const answers = await Promise.all(Array.from({ length: 5 }, () => call(bounced)));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200, 200]);
  expect(await delivery()).toMatchObject({ state: "bounced", reason: "refused" });

  const late = signedCall(mailEvent("email.delivered", emailId), { secret });
  const both = `v1,${"A".repeat(43)}= ${late.headers["svix-signature"]}`;
  expect((await call({ ...late, headers: { ...late.headers, "svix-signature": both } })).status()).toBe(200);
  expect(await delivery()).toMatchObject({ state: "bounced" });
  expect((await call(signedCall(mailEvent("domain.created", emailId), { secret }))).status()).toBe(200);
  expect((await ask("GET", PATH)).status()).toBe(405);
});

test("the ledger of a meeting shows each try and what the provider said, to its host alone, at any width and without JavaScript", async ({
  request,
  admin,
  databaseUrl,
  stack,
  browser,
}) => {
  const { host, emailId, meetingId } = await sentMail({ request, admin, databaseUrl });
  const secret = stack.RESEND_WEBHOOK_SECRET;
  const bounced = async (bounce: { type: string; subType: string; message: string }) => {
    const { body, headers } = signedCall(mailEvent("email.bounced", emailId, { bounce }), { secret });
    expect((await askWith(request)("POST", PATH, { raw: Buffer.from(body), headers })).status()).toBe(200);
  };
  await bounced({ type: "Transient", subType: "MailboxFull", message: "" });

  const context = await browser.newContext({
    javaScriptEnabled: false,
    extraHTTPHeaders: await sessionOf(admin, host),
  });
  const page = await context.newPage();
  await page.goto(`${stack.APP_URL}/meetings/${meetingId}`);
  await page.getByRole("link", { name: "Delivery log" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deliveries");
  const steps = page.getByRole("main").getByRole("listitem");
  await expect(steps.filter({ hasText: "Accepted by the email provider." }).last()).toBeVisible();
  await expect(steps.filter({ hasText: "The email provider says: delayed" }).last()).toContainText(emailId);
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
  await page.goto(`${stack.APP_URL}/notifications`);
  await expect(page.getByRole("main")).toContainText("Nothing has happened yet");
  await bounced({ type: "Permanent", subType: "General", message: "" });
  await page.reload();
  await expect(page.getByRole("main")).toContainText(/A message to .+@guests\.example did not arrive/);
  await context.close();

  const stranger = await makePerson(admin);
  const answer = await request.get(`/meetings/${meetingId}/deliveries`, { headers: await sessionOf(admin, stranger) });
  expect(answer.status()).toBe(404);
});
