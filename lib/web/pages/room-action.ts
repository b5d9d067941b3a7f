import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import type { FormAction } from "@/lib/forms/form-state";
import { formActionAs } from "@/lib/web/forms/form-action";
import { actOr404 } from "@/lib/web/pages/page-or-404";
import { roomPathOf } from "@/lib/web/pages/room-path";
import { visitOf } from "@/lib/web/pages/room-visit";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** A form in a room, for whoever session or cookie says. Anyone else is sent to the room, which says what there is to say. */
export function roomAction<Schema extends z.ZodType>(
  slug: string,
  schema: Schema,
  act: (ctx: Context, meetingId: string, input: z.output<Schema>) => Promise<{ goTo: string }>,
): FormAction {
  return async (state, form) => {
    const visit = await visitOrRoom(slug);
    const action = formActionAs(
      async () => visit.ctx,
      roomPathOf(slug),
      schema,
      (ctx, input) => act(ctx, visit.row.id, input),
      { meetingId: visit.row.id, part: "room" },
    );
    return action(state, form);
  };
}

/** An act in a room that needs no form. @throws AppError `cross_origin`, and what `actOr404` throws */
export async function roomAct(slug: string, act: (ctx: Context, meetingId: string) => Promise<void>): Promise<void> {
  requireSameSite(await headers());
  const { ctx, row } = await visitOrRoom(slug);
  await actOr404(() => act(ctx, row.id));
}

async function visitOrRoom(slug: string) {
  const visit = await visitOf(slug);
  if (!visit) redirect(roomPathOf(slug));
  return visit;
}
