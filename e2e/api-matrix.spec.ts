import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { askWith, bearer, type Headers, makeHost, makeKey, makePerson, meetingBody, meetingIn } from "@/e2e/pages/api";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";

const meetings = "/api/v1/meetings";
// Each person and key is a command of its own, and each operation is tried by everybody.
test.setTimeout(240_000);

const keyOf = async (admin: Admin, person: Parameters<typeof makeKey>[1]) =>
  bearer((await makeKey(admin, person)).secret);

/** Someone who came in by the join link and is not invited. */
async function join(databaseUrl: string, meetingId: string, userId: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("insert into participants (id, meeting_id, user_id, joined_at) values ($1, $2, $3, now())", [
    randomUUID(),
    meetingId,
    userId,
  ]);
  await client.end();
}

/** docs/design/security.md#2, by the names that it gives the actors. */
const table: readonly [
  string,
  (at: { path: string; invitee: string }) => [string, string, unknown?],
  Record<string, number>,
][] = [
  ["8 read", ({ path }) => ["GET", path], { H: 200, RC: 200, II: 200, P: 200, OU: 404, EX: 404, UV: 404, AN: 401 }],
  ["8 HEAD", ({ path }) => ["HEAD", path], { H: 200, RC: 200, II: 200, P: 200, OU: 404, EX: 404, UV: 404, AN: 401 }],
  [
    "10 change",
    ({ path }) => ["PATCH", path, { title: "Talk" }],
    { H: 200, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "11 invite",
    ({ path }) => ["PATCH", path, { inviteeUserIds: [randomUUID()] }],
    { H: 422, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "12 ids",
    ({ path }) => ["PATCH", path, { hostId: "x", uid: "x", sequence: 9, status: "ended" }],
    { H: 422, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "14 answer",
    ({ path }) => ["PUT", `${path}/response`, { response: "accepted" }],
    { H: 403, RC: 200, II: 200, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "16 file",
    ({ path }) => ["GET", `${path}/invitation`],
    { H: 200, RC: 200, II: 200, P: 200, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "18 resend",
    ({ path, invitee }) => ["POST", `${path}/invitees/${invitee}/resend`],
    { H: 202, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "23 history",
    ({ path }) => ["GET", `${path}/history`],
    // Asked with keys, and no key reads it.
    { H: 403, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "13 cancel",
    ({ path }) => ["DELETE", path],
    { H: 200, RC: 403, II: 403, P: 403, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
  [
    "17 file of one that is off",
    ({ path }) => ["GET", `${path}/invitation`],
    { H: 410, RC: 410, II: 410, P: 410, OU: 404, EX: 404, UV: 404, AN: 401 },
  ],
];

test("everyone may do what the matrix of docs/design/security.md says, and nothing else", async ({
  request,
  admin,
  databaseUrl,
}) => {
  const [host, client, invitee, joined, stranger, removed] = await Promise.all([
    makeHost(admin),
    makePerson(admin, "client"),
    makePerson(admin),
    makePerson(admin),
    makePerson(admin),
    makePerson(admin),
  ]);
  const squatter = { id: "", email: `${randomUUID()}@people.example` };
  const words = ["--email", squatter.email, "--name", "S", "--role", "client", "--unverified"];
  const [{ id: relationshipId }] = await Promise.all([
    admin("relationship", "create", "--counselor", host.email, "--client", client.email),
    admin("user", "create", ...words),
  ]);
  const ask = askWith(request, bearer(host.key));
  const inviteeEmails = [invitee.email, removed.email, squatter.email];
  const made = await ask("POST", meetings, { body: meetingBody({ relationshipId, inviteeEmails }) });
  const meeting = await meetingIn(made);
  const path = `${meetings}/${meeting.id}`;
  await ask("PATCH", path, { body: { inviteeEmails: [invitee.email, squatter.email] } });
  await join(databaseUrl, meeting.id, joined.id);

  const others = [client, invitee, joined, stranger, removed, squatter];
  const [rc, ii, p, ou, ex, uv] = await Promise.all(others.map((person) => keyOf(admin, person)));
  const actors: Record<string, Headers | undefined> = {
    H: bearer(host.key),
    RC: rc,
    II: ii,
    P: p,
    OU: ou,
    EX: ex,
    UV: uv,
    AN: {},
  };
  const at = { path, invitee: meeting.invitees[0]?.id ?? "" };
  for (const [name, operation, expected] of table) {
    const [method, address, body] = operation(at);
    const seen: Record<string, number> = {};
    // Whoever may do it last: the others have tried before it is done.
    for (const actor of Object.keys(expected).toReversed()) {
      const answer = await askWith(request, actors[actor])(method, address, body === undefined ? {} : { body });
      seen[actor] = answer.status();
      const text = await answer.text();
      if (actor !== "H") for (const secret of [host.email, squatter.email]) expect(text, name).not.toContain(secret);
    }
    expect(seen, name).toEqual(expected);
  }
});

test("a form of one's own meeting changes nothing about another host's, whatever is put into it", async ({
  request,
  admin,
  stack,
}) => {
  const [mine, theirs] = await Promise.all([makeHost(admin), makeHost(admin)]);
  const scheduled = async (key: string) =>
    meetingIn(await askWith(request, bearer(key))("POST", meetings, { body: meetingBody() }));
  const [own, foreign] = [await scheduled(mine.key), await scheduled(theirs.key)];
  const { cookie } = await admin("session", "create", "--user", mine.email);
  const headers = { Cookie: String(cookie), Origin: new URL(stack.APP_URL).origin };

  for (const page of ["", "/cancel", "/edit"]) {
    const html = await (await request.get(`/meetings/${own.id}${page}`, { headers })).text();
    const forms = html
      .split("<form")
      .slice(1)
      .map((form) => form.split("</form>")[0] ?? "");
    const actions = forms.filter((form) => form.includes("$ACTION"));
    for (const form of actions) {
      const multipart: Record<string, string> = { title: "Mine", status: "cancelled" };
      for (const [input] of form.matchAll(/<input[^>]*>/g)) {
        const name = /name="([^"]*)"/.exec(input)?.[1];
        const value = /value="([^"]*)"/.exec(input)?.[1] ?? "";
        if (name)
          multipart[name] = value.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll(own.id, foreign.id);
      }
      const answer = await request.post(`/meetings/${foreign.id}${page}`, { headers, multipart, maxRedirects: 0 });
      expect(answer.status(), page).toBeLessThan(500);
      expect(await answer.text()).not.toContain(theirs.email);
    }
    if (page === "/cancel") expect(actions.length).toBeGreaterThan(0);
  }
  const now = await meetingIn(await askWith(request, bearer(theirs.key))("GET", `${meetings}/${foreign.id}`));
  expect(now).toEqual(foreign);
});

test("of fifty changes at once to the same copy one is made, and the others get the meeting as it is now", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await makeHost(admin)).key));
  const made = await ask("POST", meetings, { body: meetingBody({ inviteeEmails: ["bo@guests.example"] }) });
  const { location = "", etag = "" } = made.headers();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      ask("PATCH", location, { body: { title: `Title ${index}` }, headers: { "If-Match": etag } }),
    ),
  );
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(49);
  const winner = await meetingIn(await ask("GET", location));
  for (const answer of answers.filter((one) => one.status() === 412)) {
    expect((await answer.json()).meeting).toMatchObject({ title: winner.title, revision: 2, sequence: 1 });
  }
});
