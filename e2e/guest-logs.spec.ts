import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, stranger } from "@/e2e/pages/guest";
import { startLoggedServer } from "@/e2e/servers/logged-server";

test("a server that logs all it can writes down no secret, no address and no title", async ({
  page,
  browser,
  mailbox,
}) => {
  const { address, meeting, link } = await inviteGuest(page, mailbox, "log");
  const secret = link.slice(-43);
  const server = await startLoggedServer();
  try {
    const visitor = await stranger(browser, server.url);
    const heading = visitor.getByRole("heading", { level: 1 });
    await visitor.goto(`/i/${secret}?answer=accepted`);
    await expect(heading).toHaveText("You are invited");
    await visitor.getByText("Propose another time").click();
    await visitor.getByRole("button", { name: "Send proposal" }).click();
    await expect(visitor.getByRole("alert").first()).toContainText("Your proposal was not sent.");
    await visitor.getByRole("button", { name: "Yes" }).click();
    await expect(visitor.getByRole("main")).toContainText("You answered yes");
    for (const path of [`/i/${secret.slice(1)}`, `/i/${secret}%00`, `/unsubscribe/${secret}`, `/m/${secret}`])
      await visitor.request.get(path);
    await visitor.request.get(`/meetings/${meeting.id}/invitation?token=${secret}`);
    await visitor.request.get(`/api/v1/meetings/${meeting.id}/invitation?token=${secret}x`);
    await visitor.goto("/fresh-link");
    await visitor.getByLabel("Your email").fill(address);
    await visitor.getByRole("button", { name: "Send me a new link" }).click();
    await expect(heading).toHaveText("Check your email");
  } finally {
    await server.stop();
  }
  for (const kept of [secret, secret.slice(1), address, meeting.title]) expect(server.said()).not.toContain(kept);
});
