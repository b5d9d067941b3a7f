import { expect, test } from "vitest";
import { formPost } from "@/lib/web/forms/form-post";

const appUrl = "https://meet.example";

function post(headers: Record<string, string>): Promise<Response> {
  const request = new Request(`${appUrl}/sign-out`, { method: "POST", headers, body: "returnPath=%2Fmeetings" });
  return formPost(request, appUrl, async (form) => new Response(form.get("returnPath")));
}

test("a form of our own page is read", async () => {
  const response = await post({ origin: appUrl, "sec-fetch-site": "same-origin" });
  expect(await response.text()).toBe("/meetings");
});

test.each([
  {},
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: appUrl, "sec-fetch-site": "cross-site" },
])("a form with %j is refused and does nothing", async (headers: Record<string, string>) => {
  const response = await post(headers);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "cross_origin", instance: "/sign-out" });
});
