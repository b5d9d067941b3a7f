import {
  anyHost,
  askWith,
  bearer,
  changedMeetingIn,
  makeHost,
  makeKey,
  makePerson,
  meetingBody,
  meetingIn,
  refusalIn,
} from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { describedSchedulePreview, meetingPageSchema } from "@/lib/web/openapi/meeting-schema";

const meetings = "/api/v1/meetings";

test("a meeting is stored at the address that Location names, with an ETag that saves reading it again", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const made = await ask("POST", meetings, {
    body: meetingBody({ inviteeEmails: ["bo@guests.example"] }),
    headers: { "X-Request-Id": "build-7" },
  });
  expect(made.status()).toBe(201);
  const meeting = await meetingIn(made);
  const { location = "", etag = "", ...headers } = made.headers();
  expect(location).toBe(`${meetings}/${meeting.id}`);
  expect(etag).toBe(`"${meeting.id}.1"`);
  expect(headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex, nofollow",
    "x-content-type-options": "nosniff",
    "x-request-id": "build-7",
    "ratelimit-policy": expect.stringMatching(/^"requests";q=\d+;w=60$/),
    ratelimit: expect.stringMatching(/^"requests";r=\d+;t=\d+$/),
  });

  const again = await ask("GET", location);
  expect(again.status()).toBe(200);
  expect((await meetingIn(again)).invitees.map(({ email, kind }) => [email, kind])).toEqual([
    ["bo@guests.example", "guest"],
  ]);
  const unchanged = await ask("GET", location, { headers: { "If-None-Match": etag } });
  expect(unchanged.status()).toBe(304);
  expect(unchanged.headers()).toMatchObject({ etag, "cache-control": "private, no-store" });
  expect(await unchanged.text()).toBe("");
});

test("an instant meeting starts now and lasts an hour", async ({ request, admin }) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const meeting = await meetingIn(await ask("POST", meetings, { body: { kind: "instant", title: "Now" } }));
  expect(meeting).toMatchObject({ kind: "instant", status: "in_progress" });
  expect(Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)).toBe(3600_000);
});

test("a repeated key gets the first answer, another body is refused, another caller is independent", async ({
  request,
  admin,
}) => {
  const host = await anyHost(admin);
  const ask = askWith(request, bearer(host.key));
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  const body = meetingBody();
  const first = await ask("POST", meetings, { headers, body });
  const second = await ask("POST", meetings, { headers, body });
  expect([first.status(), second.status()]).toEqual([201, 201]);
  expect(await second.text()).toBe(await first.text());
  expect(second.headers()).toMatchObject({
    "idempotency-replayed": "true",
    location: first.headers().location,
    etag: first.headers().etag,
  });
  expect(first.headers()).not.toHaveProperty("idempotency-replayed");
  const other = await ask("POST", meetings, { headers, body: meetingBody({ title: "Other" }) });
  expect(await refusalIn(other)).toBe("422 idempotency_mismatch");

  const colleague = askWith(request, bearer((await makeHost(admin)).key));
  expect((await colleague("POST", meetings, { headers, body })).headers()).not.toHaveProperty("idempotency-replayed");
});

test("a hundred at once with one key make one meeting; thirty with keys of their own make thirty", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await makeHost(admin)).key));
  const post = (key: string) =>
    ask("POST", meetings, {
      headers: { "Idempotency-Key": key },
      body: meetingBody({ inviteeEmails: ["a@guests.example", "b@guests.example"] }),
    });
  const key = crypto.randomUUID();
  const same = await Promise.all(Array.from({ length: 100 }, () => post(key)));
  const made = same.filter((answer) => answer.status() === 201);
  expect(new Set(await Promise.all(made.map((answer) => answer.text()))).size).toBe(1);
  const refused = same.filter((answer) => answer.status() !== 201);
  expect(new Set(await Promise.all(refused.map(refusalIn)))).toEqual(
    new Set(refused.length > 0 ? ["409 idempotency_in_progress"] : []),
  );
  const own = await Promise.all(Array.from({ length: 30 }, () => post(crypto.randomUUID())));
  expect(own.map((answer) => answer.status())).toEqual(Array(30).fill(201));
  const page = meetingPageSchema.parse(await (await ask("GET", `${meetings}?limit=200`)).json());
  expect(page.data).toHaveLength(31);
});

test("a list is read to its end by its links, in order, each meeting once", async ({ request, admin }) => {
  const ask = askWith(request, bearer((await makeHost(admin)).key));
  for (const hour of [12, 9, 10, 9, 11, 9, 9]) {
    const startsAt = `2031-03-10T${String(hour).padStart(2, "0")}:00:00Z`;
    expect((await ask("POST", meetings, { body: meetingBody({ startsAt }) })).status()).toBe(201);
  }
  const seen: string[] = [];
  let next: string | undefined = `${meetings}?limit=3&from=2031-03-10T09:00:00Z`;
  while (next) {
    const answer = await ask("GET", next);
    const { data, page } = meetingPageSchema.parse(await answer.json());
    seen.push(...data.map(({ startsAt, id }) => `${startsAt} ${id}`));
    next = /^<([^>]+)>; rel="next"$/.exec(answer.headers().link ?? "")?.[1];
    expect(next === undefined).toBe(page.nextCursor === null);
  }
  const empty = `${meetings}?limit=50&cursor=&from=&to=&status=&updatedSince=`;
  expect(meetingPageSchema.parse(await (await ask("GET", empty)).json()).data).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toEqual(seen.toSorted());
  expect(await refusalIn(await ask("GET", `${meetings}?cursor=forged`))).toBe("422 invalid #/cursor:unknown_cursor");
});

test("a change names what changed, a stale one gets the present meeting, a dry run stores nothing", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const made = await ask("POST", meetings, { body: meetingBody({ inviteeEmails: ["bo@guests.example"] }) });
  const { location = "", etag = "" } = made.headers();
  const body = { title: "Another title" };

  const before = await ask("POST", `${meetings}?dryRun=true`, { body: meetingBody({ title: "Tried" }) });
  expect(before.status()).toBe(200);
  const { conflicts } = describedSchedulePreview.parse(await before.json());
  expect(conflicts).toContainEqual({
    startsAt: "2031-03-10T15:00:00Z",
    endsAt: "2031-03-10T15:50:00Z",
    source: "meeting",
  });
  expect(await (await ask("GET", `${meetings}?limit=200`)).text()).not.toContain("Tried");

  const tried = await ask("PATCH", `${location}?dryRun=true`, { body });
  expect(await tried.json()).toMatchObject({
    changes: [{ field: "title", from: "Talk", to: "Another title" }],
    notices: [{ email: "bo@guests.example", channel: "email" }],
  });
  expect((await ask("GET", location)).headers().etag).toBe(etag);

  const changed = await changedMeetingIn(await ask("PATCH", location, { body, headers: { "If-Match": etag } }));
  expect(changed.changes).toEqual([{ field: "title", from: "Talk", to: "Another title" }]);
  const stale = await ask("PATCH", location, { body: { title: "Third" }, headers: { "If-Match": etag } });
  expect(await refusalIn(stale)).toBe("412 stale");
  expect((await stale.json()).meeting).toMatchObject({ title: "Another title", revision: 2 });

  const cancelled = await meetingIn(await ask("DELETE", location));
  expect(cancelled.status).toBe("cancelled");
  expect(await refusalIn(await ask("GET", `${location}/invitation`))).toBe("410 meeting_cancelled");
});

test("only a booking key makes a meeting that sends no invitation mail", async ({ request, admin }) => {
  const host = await anyHost(admin);
  const body = meetingBody({ skipInvitationEmails: true, inviteeEmails: ["bo@guests.example"] });
  expect(await refusalIn(await askWith(request, bearer(host.key))("POST", meetings, { body }))).toBe("403 forbidden");
  const bookings = await makeKey(admin, host, "bookings:write");
  const meeting = await meetingIn(await askWith(request, bearer(bookings.secret))("POST", meetings, { body }));
  expect(meeting).toMatchObject({ origin: "booking", skipInvitationEmails: true });
  expect(meeting.invitees.flatMap(({ deliveries }) => deliveries)).toEqual([]);
});

test("the host cannot tell by the answer whether an address has an account", async ({ request, admin }) => {
  const [host, known] = await Promise.all([makeHost(admin), makePerson(admin, "client")]);
  const ask = askWith(request, bearer(host.key));
  const invite = async (email: string) => {
    const answer = await ask("POST", meetings, { body: meetingBody({ inviteeEmails: [email] }) });
    const { name, kind, userId, deliveries = [] } = (await meetingIn(answer)).invitees[0] ?? {};
    return {
      name,
      kind,
      userId,
      channels: deliveries.map(({ channel }) => channel),
      // An instant at a whole second is written without its milliseconds.
      size: (await answer.text()).replaceAll(/\.\d{3}Z/g, "Z").length,
    };
  };
  expect(await invite(known.email)).toEqual(await invite(`${crypto.randomUUID()}@people.example`));
});
