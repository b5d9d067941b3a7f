import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, stranger } from "@/e2e/pages/guest";
import { callApi, guest, isAccessible, schedule, signInAs } from "@/e2e/pages/host";
import type { Mailbox } from "@/e2e/pages/mailbox";

/** Lets ten minutes go by for what was written in a meeting. */
async function tenMinutesLater(databaseUrl: string, meetingId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `update messages set created_at = created_at - interval '11 minutes'
      where conversation_id = (select id from conversations where meeting_id = $1)`,
    [meetingId],
  );
  await client.query(
    `update pgboss.job set start_after = now() where name = 'notify-unread' and data ->> 'meetingId' = $1`,
    [meetingId],
  );
  await client.end();
}

const aboutMessages = async (mailbox: Mailbox, address: string) =>
  (await mailbox.to(address)).filter(({ subject }) => subject.startsWith("A message about your appointment on "));

async function hostWrites(page: Page, meetingId: string, body: string): Promise<void> {
  await callApi(page, "POST", `/api/v1/meetings/${meetingId}/messages`, { body, clientId: crypto.randomUUID() });
}

test("a guest who has not read a message gets one neutral email, comes from it to the conversation, and can decline more", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const { address, meeting } = await inviteGuest(page, mailbox, "uma");
  await hostWrites(page, meeting.id, "Bring the secret form.");
  await tenMinutesLater(stack.DATABASE_URL, meeting.id);
  await expect.poll(async () => (await aboutMessages(mailbox, address)).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await aboutMessages(mailbox, address);
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/secret form|Talk /);

  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(/https?:\/\/\S+\?to=messages/.exec(mail?.text ?? "")?.[0] ?? "");
  await expect(visitor).toHaveURL(/\/m\/[\w-]+\?write=1#conversation$/);
  await expect(visitor.getByRole("button", { name: "Send me a code" })).toBeVisible();

  await visitor.goto(/https?:\/\/\S+\/unsubscribe\/\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(
    "Stop emails about messages from Dana Whitfield?",
  );
  await isAccessible(visitor);
  await visitor.getByRole("button", { name: "Stop these emails" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(
    "Emails about messages from Dana Whitfield are off",
  );

  await page.goto(`/meetings/${meeting.id}/deliveries`);
  await expect(page.getByText("Invitation by email")).toBeVisible();
  await expect(page.getByText("Unread message")).toHaveCount(0);
});

test("the list marks a meeting with messages to read until they are read", async ({ page, mailbox, stack }) => {
  await signInAs(page, "Dana Whitfield");
  const address = guest("vic");
  const meeting = await schedule(page, mailbox, [address]);
  await hostWrites(page, meeting.id, "Own words are no news.");
  const client = new pg.Client({ connectionString: stack.DATABASE_URL });
  await client.connect();
  await client.query(
    `insert into messages (id, conversation_id, invitation_id, client_id, position, body, created_at)
     select gen_random_uuid(), c.id, i.id, gen_random_uuid(), 2, 'A question', now()
       from conversations c join invitations i on i.meeting_id = c.meeting_id where c.meeting_id = $1`,
    [meeting.id],
  );
  await client.end();
  const row = page.getByRole("listitem").filter({ hasText: meeting.title });
  await page.goto(`/meetings?q=${encodeURIComponent(meeting.title)}`);
  await expect(row.first()).toContainText("1 message to read");
  const marked = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes(`/meetings/${meeting.id}`),
  );
  await page.goto(`/meetings/${meeting.id}`);
  await page.getByText("A question").scrollIntoViewIfNeeded();
  await marked;
  await page.goto(`/meetings?q=${encodeURIComponent(meeting.title)}`);
  await expect(row.first()).toContainText(meeting.title);
  await expect(row.first()).not.toContainText("to read");
});
