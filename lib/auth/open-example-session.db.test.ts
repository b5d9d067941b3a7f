import { expect, test } from "vitest";
import { openExampleSession } from "@/lib/auth/open-example-session";
import { examplePeople } from "@/lib/people/example-people";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextAs, makeUser } from "@/lib/testing/people";

const settings = { secret: "", appUrl: "http://127.0.0.1:3000" };
const nobodyYet = contextAs({ kind: "system" });

test("example people can be signed in with one click only where DEMO=1 is set", async () => {
  const { id } = await makeUser({ email: examplePeople.dana.email });
  await expect(openExampleSession({ ...settings, demo: false }, nobodyYet, id)).rejects.toMatchObject({
    code: "not_found",
  });
  const sessionId = await openExampleSession({ ...settings, demo: true }, nobodyYet, id);
  expect(await findSignedIn(testDb(), sessionId, Date.now())).toMatchObject({ userId: id });
});
