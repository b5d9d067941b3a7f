import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { currentActor, currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { SignedIn } from "@/lib/people/sign-in/session";
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

/** The signed-in admin of a page. To everyone else who is signed in there is no such page; others are sent to sign in. */
export async function adminOfPage(returnPath: string): Promise<Context> {
  const ctx = await contextOfPage(returnPath);
  if (ctx.actor.kind !== "user" || ctx.actor.role !== "admin") notFound();
  return ctx;
}

/** The signed-in reader of a page: their context, and the name, zone and language to greet them with. Sends anyone else to sign in. */
export const signedInReader = cache(async (returnPath: string): Promise<{ ctx: Context; reader: SignedIn }> => {
  const ctx = await contextOfPage(returnPath);
  const reader = await currentUser();
  if (!reader) throw new Error("The session ended while its page was being made.");
  return { ctx, reader };
});

/** For whom a page writes its times. */
export type SignedInReader = {
  /** The zone of the person's profile. */
  readonly timeZone: string;
  /** The language of the page, so that dates and words match. */
  readonly locale: string;
};

/** The signed-in reader; UTC for anyone else. Once per request. */
export const readerZone = cache(async (): Promise<SignedInReader> => {
  const user = await currentUser();
  return { timeZone: user?.timeZone ?? "UTC", locale: await getLocale() };
});
