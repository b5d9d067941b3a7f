import { expect, test } from "vitest";
import { openExampleSession } from "@/lib/auth/open-example-session";
import { newId } from "@/lib/ids";
import { examplePeople, listExamplePeople } from "@/lib/people/example-people";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextAs, makeUser } from "@/lib/testing/people";

const settings = { secret: "", otherSecrets: [], appUrl: "http://127.0.0.1:3000" };
const nobodyYet = contextAs({ kind: "system" });

test("example people can be signed in with one click only where DEMO=1 is set", async () => {
  const { id } = await makeUser({ email: examplePeople.dana.email });
  await expect(openExampleSession({ ...settings, demo: false }, nobodyYet, id)).rejects.toMatchObject({
    code: "not_found",
  });
  const sessionId = await openExampleSession({ ...settings, demo: true }, nobodyYet, id);
  expect(await findSignedIn(testDb(), sessionId, Date.now(), { demo: true })).toMatchObject({ userId: id });
});

test("one click signs in an example person and nobody else, whatever their address ends in", async () => {
  const { lena, mara } = examplePeople;
  const person = await makeUser({ email: lena.email });
  const others = [await makeUser(), await makeUser({ email: `${newId()}@gmail.com` })];
  const gone = await makeUser({ email: mara.email, deactivatedAt: new Date() });
  for (const { id } of [...others, gone, { id: "" }, { id: "dana" }]) {
    await expect(openExampleSession({ ...settings, demo: true }, nobodyYet, id)).rejects.toMatchObject({
      code: "not_found",
    });
  }
  const listed = await listExamplePeople(testDb());
  expect(listed).toContainEqual({ id: person.id, name: person.name, role: "counselor" });
  expect(listed.map(({ id }) => id)).not.toContain(gone.id);
});
