import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { callApi, type Made, signInAs } from "@/e2e/pages/host";

const WIDTHS = [320, 1280];

/** Values at the limits of the API, each one word, so that nothing but breaking it makes it fit. */
function longMeeting(type: "video" | "phone" | "in_person") {
  const place = type === "video" ? `https://meet.example/${"w".repeat(230)}` : "W".repeat(255);
  const domain = `${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(52)}.example`;
  return {
    title: "W".repeat(255),
    description: "W".repeat(4000),
    startsAt: "2031-12-01T16:00:00+01:00",
    durationMinutes: 1440,
    timeZone: "America/Argentina/ComodRivadavia",
    location: { type, value: place },
    disclosure: "full",
    inviteeEmails: [
      { email: `${crypto.randomUUID()}${"a".repeat(28)}@${domain}`, name: "N".repeat(100) },
      `${crypto.randomUUID()}${"b".repeat(28)}@${domain}`,
    ],
  };
}

async function fits(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await tooWide(page), `${path} at ${width}`).toEqual([]);
  }
}

/** The parts that reach beyond the screen, where the page scrolls sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const parts = [...document.body.querySelectorAll("*")];
    const wide = parts.filter((part) => part.getBoundingClientRect().right > clientWidth + 1);
    return wide.map((part) => `${part.tagName} ${part.getAttribute("class")} ${part.textContent?.slice(0, 30)}`);
  });
}

for (const type of ["video", "phone", "in_person"] as const) {
  test(`any value that the API takes fits every page of a meeting: ${type}`, async ({ page }) => {
    test.slow();
    await signInAs(page, "Dana Whitfield");
    // Safe: the API's contract (docs/design/api.md).
    const meeting = (await callApi(page, "POST", "/api/v1/meetings", longMeeting(type))) as Made & {
      meetingUrl: string;
    };
    const own = `/meetings/${meeting.id}`;
    for (const path of ["/meetings", own, `${own}/edit`, `${own}/cancel`, `${own}/deliveries`, "/notifications"]) {
      await fits(page, path);
    }
    await fits(page, new URL(meeting.meetingUrl).pathname);
    await fits(page, `/meetings/new?from=${meeting.id}`);
  });
}
