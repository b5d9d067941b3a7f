import { googleProvider } from "@/lib/auth/providers";
import { authSettings } from "@/lib/auth/settings";
import { listExamplePeople } from "@/lib/people/example-people";
import { wiring } from "@/lib/wiring/wiring";

/** What the sign-in page offers besides a mail. */
export async function signInOffers() {
  const { db } = await wiring();
  const examples = authSettings().demo ? await listExamplePeople(db) : [];
  return { google: googleProvider() !== undefined, examples };
}
