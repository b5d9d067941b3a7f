import { afterEach, expect, test, vi } from "vitest";
import { fetchAs, fetchUnlessOffline, OTHER_PERSON } from "@/components/live/fetch-unless-offline";

afterEach(() => vi.unstubAllGlobals());

const failingWith = (error: unknown) => vi.stubGlobal("fetch", () => Promise.reject(error));

test("an answer is an answer, whatever its status", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  expect((await fetchUnlessOffline("p", "/api"))?.status).toBe(503);
});

test("without a connection there is none, and every other failure is seen", async () => {
  failingWith(new TypeError("Failed to fetch"));
  expect(await fetchUnlessOffline("p", "/api")).toBeUndefined();
  failingWith(new DOMException("Left the page", "AbortError"));
  await expect(fetchUnlessOffline("p", "/api")).rejects.toMatchObject({ name: "AbortError" });
});

test("a call says for whom its page was made, and the page hears where that is somebody else now", async () => {
  const asked: Headers[] = [];
  const answers = [{ code: "conflict" }, { code: "other_person" }];
  vi.stubGlobal("fetch", async (_: string, { headers }: { headers: Headers }) => {
    asked.push(headers);
    return Response.json(answers.shift(), { status: 409 });
  });
  const told: string[] = [];
  vi.stubGlobal("dispatchEvent", ({ type }: Event) => told.push(type));
  await fetchAs("berta", "/api", { headers: { "Content-Type": "application/json" } });
  expect(told).toEqual([]);
  expect((await (await fetchAs("berta", "/api")).json()).code).toBe("other_person");
  expect(told).toEqual([OTHER_PERSON]);
  expect(asked.map((headers) => headers.get("x-compath-person"))).toEqual(["berta", "berta"]);
  expect(asked[0]?.get("content-type")).toBe("application/json");
});
