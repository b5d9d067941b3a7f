import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs } from "@/e2e/pages/host";
import { MINUTE } from "@/lib/time/durations";

for (const [device, minutes] of [
  ["20 minutes slow", -20],
  ["90 minutes fast", 90],
] as const) {
  test(`a meeting that is open now stays open on a device whose clock is ${device}`, async ({
    page,
    mailbox,
    browser,
    stack,
  }) => {
    await signInAs(page, "Dana Whitfield");
    const address = guest("tick");
    const startsAt = new Date(Date.now() + 2 * MINUTE).toISOString();
    const { id } = await schedule(page, mailbox, [address], { startsAt });
    const visitor = await stranger(browser, stack.APP_URL);
    const pages = [
      [page, `/meetings/${id}`],
      [visitor, await linkMailedTo(mailbox, address)],
    ] as const;
    for (const [reader, path] of pages) {
      await reader.clock.install({ time: Date.now() + minutes * MINUTE });
      await reader.goto(path);
      const join = reader.getByRole("main").getByRole("link", { name: /^Join/ }).first();
      await expect(join).toBeVisible();
      await reader.clock.runFor(31_000);
      await expect(join).toBeVisible();
    }
  });
}
