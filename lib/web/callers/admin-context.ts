import { notFound } from "next/navigation";
import type { Context } from "@/lib/context";
import { contextOfPage } from "@/lib/web/callers/page-context";

/** The signed-in admin of a page. To everyone else who is signed in there is no such page; others are sent to sign in. */
export async function adminOfPage(returnPath: string): Promise<Context> {
  const ctx = await contextOfPage(returnPath);
  if (ctx.actor.kind !== "user" || ctx.actor.role !== "admin") notFound();
  return ctx;
}
