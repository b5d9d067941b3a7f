import { expect, test } from "vitest";
import { discoverCaldav } from "@/lib/adapters/calendar-caldav/account";
import { privateToo } from "@/lib/adapters/network/public-address";
import { type DavAnswer, type DavRequest, found, multistatus, startDavServer } from "@/lib/testing/dav-server";

const principalOf = (href: string) => `<current-user-principal><href>${href}</href></current-user-principal>`;
const homeOf = (href: string) => `<c:calendar-home-set><href>${href}</href></c:calendar-home-set>`;
const addressesOf = (...uris: string[]) =>
  `<c:calendar-user-address-set>${uris.map((uri) => `<href>${uri}</href>`).join("")}</c:calendar-user-address-set>`;
const calendarOf = (name: string, { components = ["VEVENT"], privileges = ["write"] } = {}) =>
  `<displayname>${name}</displayname><resourcetype><collection/><c:calendar/></resourcetype>` +
  `<c:supported-calendar-component-set>${components.map((one) => `<c:comp name="${one}"/>`).join("")}</c:supported-calendar-component-set>` +
  `<current-user-privilege-set>${privileges.map((one) => `<privilege><${one}/></privilege>`).join("")}</current-user-privilege-set>`;

const settings = { reach: privateToo, timeoutSeconds: 5, now: () => 0 };
const login = { username: "dana@x.example", password: "app-password", timeZone: "Europe/Berlin" };
const missing: DavAnswer = { status: 404 };

/** Answers by path and by what is asked for there. */
const serving =
  (answers: Record<string, DavAnswer | Record<string, DavAnswer>>) =>
  (request: DavRequest): DavAnswer => {
    const said = answers[request.path];
    if (said === undefined) return missing;
    if (typeof said === "string" || "status" in said) return said as DavAnswer; // Safe: only an answer has a status.
    const asked = Object.keys(said).find((part) => request.body.includes(part));
    return (asked && (said as Record<string, DavAnswer>)[asked]) || missing; // Safe: the other member of the union.
  };

test("iCloud's way: the principal at the root, the calendars on a server of their own, reminders left out", async () => {
  await using partition = await startDavServer(
    serving({
      "/1234/calendars/": multistatus(
        found("/1234/calendars/", "<resourcetype><collection/></resourcetype>"),
        found("/1234/calendars/home/", calendarOf("Home")),
        found("/1234/calendars/tasks/", calendarOf("Reminders", { components: ["VTODO"] })),
        found("/1234/calendars/inbox/", "<resourcetype><collection/><c:schedule-inbox/></resourcetype>"),
      ),
    }),
  );
  await using front = await startDavServer(
    serving({
      "/": multistatus(found("/", principalOf("/1234/principal/"))),
      "/1234/principal/": {
        "calendar-home-set": multistatus(found("/1234/principal/", homeOf(`${partition.url}/1234/calendars/`))),
        "calendar-user-address-set": multistatus(
          found("/1234/principal/", addressesOf("mailto:Dana@x.example", "/1234/principal/", "urn:uuid:1")),
        ),
      },
    }),
  );
  const { calendars, credentials, account } = await discoverCaldav(settings, { ...login, serverUrl: front.url });
  expect(calendars).toEqual([
    { id: `${partition.url}/1234/calendars/home/`, name: "Home", primary: true, writable: true },
  ]);
  expect(JSON.parse(credentials)).toEqual({
    ...login,

    homeUrl: `${partition.url}/1234/calendars/`,
    addresses: ["dana@x.example"],
    names: ["mailto:Dana@x.example", "/1234/principal/", "urn:uuid:1"],
  });
  expect(account).toBe("dana@x.example (127.0.0.1)");
});

test.each([
  ["Fastmail's", "/dav/calendars", "/dav/principals/user/dana@x.example/"],
  ["Nextcloud's", "/remote.php/dav/", "/remote.php/dav/principals/users/dana/"],
])("%s way: the well-known address leads to the service", async (_whose, service, principal) => {
  await using server = await startDavServer(
    serving({
      "/.well-known/caldav": { status: 301, headers: { location: service } },
      [service]: multistatus(found(service, principalOf(principal))),
      [principal]: {
        "calendar-home-set": multistatus(found(principal, homeOf(`${service.replace(/\/?$/, "/")}dana/`))),
        "calendar-user-address-set": multistatus(found(principal, addressesOf("mailto:dana@x.example"))),
      },
      [`${service.replace(/\/?$/, "/")}dana/`]: multistatus(
        found("/cal/team/", calendarOf("Team", { privileges: ["read"] })),
        found("/cal/own", calendarOf("", { privileges: ["read", "write-content"] })),
      ),
    }),
  );
  const { calendars } = await discoverCaldav(settings, { ...login, serverUrl: server.url });
  expect(calendars).toEqual([
    { id: `${server.url}/cal/team/`, name: "Team", primary: false, writable: false },
    { id: `${server.url}/cal/own/`, name: "own", primary: true, writable: true },
  ]);
});

test.each([
  ["where nothing speaks CalDAV", () => missing, { kind: "permanent", reason: "no_calendars" }],
  [
    "where a web page answers",
    () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<p>Hi</p>" }),
    { kind: "permanent", reason: "no_calendars" },
  ],
  ["where the password is wrong", () => ({ status: 401 }), { kind: "broken", reason: "access_refused" }],
  ["where the server fails", () => ({ status: 500 }), { kind: "temporary", reason: "http_500" }],
] satisfies [string, () => DavAnswer, object][])("%s, that is what is said", async (_where, answer, error) => {
  await using server = await startDavServer(answer);
  await expect(discoverCaldav(settings, { ...login, serverUrl: server.url })).rejects.toMatchObject(error);
});

test("a wrong password is sent once", async () => {
  await using server = await startDavServer(() => ({ status: 401 }));
  await discoverCaldav(settings, { ...login, serverUrl: server.url }).catch(() => undefined);
  expect(server.requests).toHaveLength(1);
});

test("an account that may only read has no calendar to write to", async () => {
  await using server = await startDavServer(
    serving({
      "/": { "current-user-principal": multistatus(found("/", principalOf("/me/"))) },
      "/me/": { "calendar-home-set": multistatus(found("/me/", homeOf("/home/"))) },
      "/home/": multistatus(found("/home/a/", calendarOf("Theirs", { privileges: ["read"] }))),
    }),
  );
  await expect(discoverCaldav(settings, { ...login, serverUrl: server.url })).rejects.toMatchObject({
    kind: "permanent",
    reason: "no_calendars",
  });
});

test("a server that hangs keeps nobody longer than one time-out", async () => {
  await using server = await startDavServer(() => "silence");
  const hanging = discoverCaldav({ ...settings, timeoutSeconds: 0.1 }, { ...login, serverUrl: server.url });
  await expect(hanging).rejects.toMatchObject({ kind: "temporary", reason: "timeout" });
  expect(server.requests.length).toBeLessThanOrEqual(1);
});
