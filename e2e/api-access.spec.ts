import {
  anyHost,
  askWith,
  bearer,
  makeHost,
  makeKey,
  makePerson,
  meetingBody,
  meetingIn,
  refusalIn,
  sessionOf,
} from "@/e2e/pages/api";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";

const meetings = "/api/v1/meetings";

async function linkFor(admin: Admin, meetingId: string, email: string): Promise<string> {
  const { token } = await admin("invitation", "link", "--meeting", meetingId, "--email", email);
  return String(token);
}

test("to a stranger a meeting is the same bytes as one that never was, whatever they try", async ({
  request,
  admin,
}) => {
  const [host, stranger] = await Promise.all([makeHost(admin), makeHost(admin)]);
  const meeting = await meetingIn(await askWith(request, bearer(host.key))("POST", meetings, { body: meetingBody() }));
  const ask = askWith(request, { ...bearer(stranger.key), "X-Request-Id": "same" });
  const ways: [string, string, unknown?][] = [
    ["GET", ""],
    ["GET", "/invitation"],
    ["PATCH", "", { title: "Mine" }],
    ["PATCH", "", { hostId: stranger.id, title: "Mine" }],
    ["DELETE", ""],
  ];
  const slug = new URL(meeting.meetingUrl).pathname.split("/").at(-1);
  for (const [method, path, body] of ways) {
    const tried = (id: string) => ask(method, `${meetings}/${id}${path}`, body === undefined ? {} : { body });
    const never = await tried(crypto.randomUUID());
    for (const id of [meeting.id, meeting.id.toUpperCase(), meeting.uid, `${slug}`]) {
      const answer = await tried(id);
      expect([answer.status(), await answer.text()]).toEqual([never.status(), await never.text()]);
    }
    expect(await refusalIn(never)).toBe("404 not_found");
  }
  const list = await (await ask("GET", meetings)).json();
  expect(list.data).toEqual([]);
});

test("without credentials every address of a meeting asks for them", async ({ request, admin }) => {
  const host = await anyHost(admin);
  const { id } = await meetingIn(await askWith(request, bearer(host.key))("POST", meetings, { body: meetingBody() }));
  const ask = askWith(request);
  for (const path of [meetings, `${meetings}/${id}`, `${meetings}/${id}/invitation`, `/meetings/${id}/invitation`]) {
    expect(await refusalIn(await ask("GET", path))).toBe("401 unauthenticated");
  }
  expect(await refusalIn(await ask("POST", meetings, { body: meetingBody() }))).toBe("401 unauthenticated");
  expect(await refusalIn(await ask("DELETE", `${meetings}/${id}`))).toBe("401 unauthenticated");
});

test("an invited client reads the meeting without the others and changes nothing", async ({ request, admin }) => {
  const [host, client] = await Promise.all([makeHost(admin), makePerson(admin, "client")]);
  const { id: relationshipId } = await admin(
    "relationship",
    "create",
    "--counselor",
    host.email,
    "--client",
    client.email,
  );
  const body = meetingBody({ relationshipId, inviteeEmails: ["bo@guests.example"] });
  const made = await askWith(request, bearer(host.key))("POST", meetings, { body });
  const path = made.headers().location ?? "";
  const ask = askWith(request, bearer((await makeKey(admin, client)).secret));

  const answer = await ask("GET", path);
  const meeting = await meetingIn(answer);
  expect(meeting.invitees.map(({ email }) => email)).toEqual([client.email]);
  expect(meeting).not.toHaveProperty("calendars");
  expect(meeting).not.toHaveProperty("skipInvitationEmails");
  expect(meeting.invitees[0]).not.toHaveProperty("deliveries");
  for (const hidden of ["bo@guests.example", host.email]) expect(await answer.text()).not.toContain(hidden);

  for (const sent of [{ title: "Mine" }, { inviteeEmails: [] }, { status: "cancelled" }, { hostId: client.id }]) {
    expect(await refusalIn(await ask("PATCH", path, { body: sent }))).toBe("403 forbidden");
  }
  expect(await refusalIn(await ask("DELETE", path))).toBe("403 forbidden");
  expect(await refusalIn(await ask("POST", meetings, { body: meetingBody() }))).toBe("403 forbidden");
});

test("a key reaches as far as its scopes, and no further once it is revoked or its owner is gone", async ({
  request,
  admin,
}) => {
  const host = await makeHost(admin);
  const reading = await makeKey(admin, host, "meetings:read");
  const ask = askWith(request, bearer(reading.secret));
  expect((await ask("GET", meetings)).status()).toBe(200);
  expect(await refusalIn(await ask("POST", meetings, { body: meetingBody() }))).toBe("403 forbidden");
  await admin("api-key", "revoke", "--id", reading.id);
  expect(await refusalIn(await ask("GET", meetings))).toBe("401 unauthenticated");
  await admin("user", "deactivate", "--email", host.email);
  expect(await refusalIn(await askWith(request, bearer(host.key))("GET", meetings))).toBe("401 unauthenticated");
});

test("the calendar file is the same bytes for the host and the guest, on both addresses; a link opens its own meeting only", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const guests = { inviteeEmails: ["bo@guests.example", "cy@guests.example"] };
  const meeting = await meetingIn(await ask("POST", meetings, { body: meetingBody(guests) }));
  const other = await meetingIn(await ask("POST", meetings, { body: meetingBody(guests) }));
  const [api, people] = [`${meetings}/${meeting.id}/invitation`, `/meetings/${meeting.id}/invitation`];
  const token = await linkFor(admin, meeting.id, "bo@guests.example");
  const anonymous = askWith(request);

  const file = await ask("GET", api);
  expect(file.status()).toBe(200);
  expect(file.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
    "content-disposition": 'attachment; filename="invite.ics"',
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": expect.stringContaining("noindex"),
  });
  const text = await file.text();
  expect(text).toContain(`UID:${meeting.uid}`.slice(0, 75));
  expect(text).not.toMatch(/ATTENDEE|guests\.example|Talk/);
  for (const same of [
    ask("GET", people),
    anonymous("GET", `${api}?token=${token}`),
    anonymous("GET", `${people}?token=${token}`),
  ]) {
    expect(await (await same).text()).toBe(text);
  }

  const elsewhere = `${meetings}/${other.id}/invitation?token=${token}`;
  expect(await refusalIn(await anonymous("GET", elsewhere))).toBe("404 not_found");
  expect(await refusalIn(await anonymous("GET", `${api}?token=${"x".repeat(43)}`))).toBe("404 not_found");
  expect(await refusalIn(await anonymous("GET", `${api}?token=${token}&token=${token}`))).toBe(
    "422 invalid #/token:repeated",
  );
  expect(await refusalIn(await anonymous("GET", `${meetings}/${meeting.id}?token=${token}`))).toBe(
    "401 unauthenticated",
  );
  await linkFor(admin, meeting.id, "bo@guests.example");
  expect(await refusalIn(await anonymous("GET", `${api}?token=${token}`))).toBe("404 not_found");
});

test("a browser's session changes things from our own pages only", async ({ request, admin, stack }) => {
  const cookie = await sessionOf(admin, await makePerson(admin));
  const own = new URL(stack.APP_URL).origin;
  const post = async (headers: Record<string, string>) => {
    const answer = await askWith(request, { ...cookie, ...headers })("POST", meetings, { body: meetingBody() });
    return answer.status() === 201 ? "201" : refusalIn(answer);
  };
  for (const foreign of [
    {},
    { Origin: "null" },
    { Origin: "https://evil.example" },
    { Origin: own, "Sec-Fetch-Site": "cross-site" },
    { Origin: own, "Sec-Fetch-Site": "same-site" },
    { Origin: `${own}.evil.example` },
    { Origin: "https://evil.example", "Content-Type": "text/plain" },
  ]) {
    expect(await post(foreign), JSON.stringify(foreign)).toBe("403 cross_origin");
  }
  expect(await post({ Origin: own, "Content-Type": "text/plain" })).toBe("415 unsupported_media_type");
  const list = askWith(request, cookie);
  expect((await (await list("GET", meetings)).json()).data).toEqual([]);
  expect(await post({ Origin: own, "Sec-Fetch-Site": "same-origin" })).toBe("201");
  expect((await (await list("GET", meetings)).json()).data).toHaveLength(1);
  const foreignDelete = askWith(request, { ...cookie, Origin: "https://evil.example" });
  expect(await refusalIn(await foreignDelete("DELETE", `${meetings}/${crypto.randomUUID()}`))).toBe("403 cross_origin");
});
