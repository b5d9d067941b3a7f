import { z } from "zod";
import {
  anyHost,
  askWith,
  bearer,
  makeHost,
  makeKey,
  makePerson,
  meetingBody,
  meetingIn,
  sessionOf,
} from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";

const meetings = "/api/v1/meetings";
const accessesIn = z.array(
  z.object({ actorKind: z.string(), part: z.string(), action: z.string(), outcome: z.string() }),
);

test("each look and each try that was turned away leaves one row, and the host reads who opened what", async ({
  request,
  admin,
}) => {
  const [host, stranger, colleague] = [await anyHost(admin), await makeHost(admin), await makePerson(admin)];
  const ask = askWith(request, bearer(host.key));
  const body = meetingBody({ inviteeEmails: [colleague.email, "bo@guests.example"] });
  const { id } = await meetingIn(await ask("POST", meetings, { body }));
  const { token } = await admin("invitation", "link", "--meeting", id, "--email", "bo@guests.example");

  const path = `${meetings}/${id}`;
  await ask("GET", path);
  await askWith(request)("GET", `${path}/invitation?token=${token}`);
  await askWith(request)("GET", path);
  const other = askWith(request, bearer(stranger.key));
  await other("GET", path);
  await other("PATCH", path, { body: { title: "Mine" } });
  await askWith(request, bearer((await makeKey(admin, colleague)).secret))("GET", path);
  await ask("PATCH", path, { body: { title: "Another" } });

  const exported = await admin("history", "export", "--meeting", id);
  expect(exported.intact).toBe(true);
  const rows = accessesIn.parse(exported.accesses);
  expect(rows.map(({ actorKind, part, action, outcome }) => [actorKind, part, action, outcome].join(" "))).toEqual([
    "api_key meeting read allowed",
    "guest invitation read allowed",
    "anonymous meeting read denied",
    "api_key meeting read denied",
    "api_key meeting change denied",
    "api_key meeting read allowed",
  ]);
  const { data } = z
    .object({
      data: z.array(
        z.object({ action: z.string(), actor: z.object({ kind: z.string(), name: z.string().nullable() }) }),
      ),
    })
    .parse(await (await askWith(request, await sessionOf(admin, host))("GET", `${path}/history`)).json());
  const looks = data.filter(({ action }) => action === "meeting_opened" || action === "file_downloaded");
  expect(looks.toReversed().map(({ action, actor }) => [action, actor])).toEqual([
    ["file_downloaded", { kind: "guest", name: "bo@guests.example" }],
    // The colleague is still an address to the host: that somebody with an account looked would tell of the account.
  ]);
});
