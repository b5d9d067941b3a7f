import type { Page } from "@playwright/test";

/** Signs in as the example counselor and opens one of her two forms. */
export async function openForm(page: Page, path: "/meetings/new" | "/meetings/instant"): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Sign in as Dana Whitfield" }).click();
  await page.getByRole("heading", { level: 1, name: /^(Schedule a meeting|Start a meeting now)$/ }).waitFor();
}

/** Fills in what a meeting needs: a title to find it by, and a start in a month that is never past. */
export async function fillMeeting(page: Page, title: string): Promise<void> {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await page.getByLabel("Start", { exact: true }).fill("16:00");
}

/** Presses the button whatever number of invitations it names. */
export function submit(page: Page): Promise<void> {
  return page.getByRole("button", { name: /^Schedule and send/ }).click();
}

export type ListedMeeting = {
  id: string;
  title: string;
  startsAt: string;
  invitees: { email: string; kind: string }[];
};

/** The signed-in counselor's meetings of that title. */
export async function meetingsTitled(page: Page, title: string): Promise<ListedMeeting[]> {
  const answer = await page.request.get("/api/v1/meetings?limit=200&from=2026-01-01T00:00:00Z");
  // Safe: the API's contract (docs/design/api.md).
  const { data } = (await answer.json()) as { data: ListedMeeting[] };
  return data.filter((meeting) => meeting.title === title);
}
