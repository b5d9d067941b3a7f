import { expect, test, vi } from "vitest";
import { meetingOfPage } from "@/app/(app)/meetings/[id]/meeting-of-page";
import { newId } from "@/lib/ids";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

/** Where someone who is not signed in would go on after signing in. */
async function returnPathOf(visit: Promise<unknown>): Promise<string> {
  const error: unknown = await visit.catch((reason: unknown) => reason);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const to = new URL(digest.split(";")[2] ?? "", "https://meet.example");
  expect(to.pathname).toBe("/sign-in");
  return safeReturnPath(to.searchParams.get("returnPath") ?? "");
}

test.each(["accepted", "tentative", "declined"] as const)(
  "signing in does not lose the %s of an email",
  async (answer) => {
    const path = `/meetings/${newId()}`;
    expect(await returnPathOf(meetingOfPage(path.slice("/meetings/".length), answer))).toBe(`${path}?answer=${answer}`);
  },
);

test("without an answer the meeting's own address comes back", async () => {
  const id = newId();
  expect(await returnPathOf(meetingOfPage(id))).toBe(`/meetings/${id}`);
});
