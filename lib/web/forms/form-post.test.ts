import { expect, test } from "vitest";
import { refusal } from "@/lib/errors";
import { formPost } from "@/lib/web/forms/form-post";
import { mailLocales } from "@/lib/wording/mail-locale";
import type { PageLocale } from "@/lib/wording/page-locale";
import { refusalMessages } from "@/lib/wording/refusal-words";

const appUrl = "https://meet.example";
const ours = { origin: appUrl, "sec-fetch-site": "same-origin" };

type Work = (form: URLSearchParams) => Promise<Response>;

const echo: Work = async (form) => new Response(form.get("returnPath"));

function post(headers: Record<string, string>, work: Work = echo, locale: PageLocale = "en"): Promise<Response> {
  const request = new Request(`${appUrl}/sign-out`, { method: "POST", headers, body: "returnPath=%2Fmeetings" });
  return formPost(request, appUrl, work, async () => locale);
}

test("a form of our own page is read", async () => {
  const response = await post(ours);
  expect(await response.text()).toBe("/meetings");
});

test.each([
  {},
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: appUrl, "sec-fetch-site": "cross-site" },
])("a form with %j is refused and does nothing", async (headers: Record<string, string>) => {
  let done = 0;
  const response = await post(headers, async () => new Response(String(++done)));
  expect([response.status, done]).toEqual([403, 0]);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

test.each(mailLocales)("a person without scripts reads in %s why their form was refused", async (locale) => {
  const refuse = async () => {
    throw refusal("rate_limited", "too_often", "For programs alone.", 30);
  };
  const response = await post({ ...ours, referer: `${appUrl}/sign-in?returnPath=%2Fm%2Fx` }, refuse, locale);
  expect(response.status).toBe(429);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("retry-after")).toBe("30");
  const page = await response.text();
  expect(page).toContain(`<html lang="${locale}">`);
  const { title, retry } = refusalMessages[locale].page;
  expect(page).toContain(`<a href="/sign-in?returnPath=%2Fm%2Fx">${retry}</a>`);
  expect(page).toContain(`<h1>${title.replaceAll("'", "&#39;")}</h1>`);
  expect(page).toMatch(/<p>[^<]*30[^<]*<\/p>/);
  expect(page).not.toContain("For programs alone.");
});

test.each(["https://evil.example/x", `${appUrl}//evil.example/x`, "no address"])(
  "a page that is none of ours (%s) is not led back to",
  async (referer) => {
    expect(await (await post({ origin: "null", referer })).text()).toContain('<a href="/meetings">');
  },
);

test("the page may style itself where the policy of its response lets it", async () => {
  const policy = { "content-security-policy": "style-src 'self' 'nonce-abc='" };
  expect(await (await post({ ...policy, origin: "null" })).text()).toContain('<style nonce="abc=">');
});

test("a bug stays one", async () => {
  const bug = async () => {
    throw new TypeError("undefined is not a function");
  };
  await expect(post(ours, bug)).rejects.toThrow(TypeError);
});
