"use server";

import { redirect } from "next/navigation";
import { joinRoom } from "@/lib/web/room-page";

/** The button "Join". Who presses it comes from session or cookie; the slug only says which room. */
export async function joinAction(slug: string): Promise<void> {
  redirect(await joinRoom(slug));
}
