import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { wiring } from "@/lib/wiring/wiring";

/** The context in which someone signs in who is nobody yet. Only for the verbs of signing in. */
export async function signInContext(): Promise<Context> {
  const { contextOf } = await wiring();
  return contextOf({ kind: "system" }, newId());
}
