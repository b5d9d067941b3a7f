import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { currentActor } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { wiring } from "@/lib/wiring/wiring";

/** The signed-in person's context for a page, one per request. Anyone else is sent to sign in and back to `returnPath`. */
export async function contextOfPage(returnPath: string): Promise<Context> {
  const ctx = await contextOfVisitor();
  if (!ctx) redirect(`/sign-in?returnPath=${encodeURIComponent(returnPath)}`);
  return ctx;
}

/** The context of a page that needs no sign-in, one per request; undefined for visitors who are not signed in. */
export const contextOfVisitor = cache(async (): Promise<Context | undefined> => {
  const actor = await currentActor();
  if (!actor) return undefined;
  const { contextOf } = await wiring();
  return contextOf(actor, await pageRequestId());
});

/** A context without an actor, for what anyone may ask. Only for verbs that look nothing up for the asker. */
export async function contextOfNobody(): Promise<Context> {
  const { contextOf } = await wiring();
  return contextOf({ kind: "system" }, await pageRequestId());
}

async function pageRequestId(): Promise<string> {
  const given = (await headers()).get("x-request-id");
  return given !== null && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : newId();
}
