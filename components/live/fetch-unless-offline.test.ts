import { afterEach, expect, test, vi } from "vitest";
import { fetchUnlessOffline } from "@/components/live/fetch-unless-offline";

afterEach(() => vi.unstubAllGlobals());

const failingWith = (error: unknown) => vi.stubGlobal("fetch", () => Promise.reject(error));

test("an answer is an answer, whatever its status", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  expect((await fetchUnlessOffline("/api"))?.status).toBe(503);
});

test("without a connection there is none, and every other failure is seen", async () => {
  failingWith(new TypeError("Failed to fetch"));
  expect(await fetchUnlessOffline("/api")).toBeUndefined();
  failingWith(new DOMException("Left the page", "AbortError"));
  await expect(fetchUnlessOffline("/api")).rejects.toMatchObject({ name: "AbortError" });
});
