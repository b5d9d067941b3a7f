import { expect, test } from "@/e2e/pages/fixtures";
import { signInAs } from "@/e2e/pages/host";
import { startSecondServer } from "@/e2e/servers/second-server";

test("strangers at one address are stopped before pages and sign-in, and whoever is signed in goes on", async ({
  page,
}) => {
  await signInAs(page, "Dana");
  const server = await startSecondServer({ RATE_LIMIT_PAGES_PER_MINUTE: "10" });
  const cookies = await page.context().cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const signedIn = () => fetch(`${server.url}/meetings`, { headers: { Cookie }, redirect: "manual" });
  const stranger = (path: string) =>
    fetch(server.url + path, { headers: { "Accept-Language": "fr" }, redirect: "manual" });
  expect((await signedIn()).status).toBe(200);
  for (let n = 0; n < 9; n += 1) expect((await stranger("/sign-in")).status).toBe(200);
  for (const path of ["/sign-in", "/api/auth/csrf", "/m/x", "/i/x"]) {
    const refused = await stranger(path);
    expect([path, refused.status]).toEqual([path, 429]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  expect(await (await stranger("/sign-in")).text()).toContain("Trop de demandes pour le moment");
  expect((await signedIn()).status).toBe(200);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  await server.stop();
});
