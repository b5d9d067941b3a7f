import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { formActionAs } from "@/lib/web/form-action";
import type { FormAction } from "@/lib/web/form-state";
import { roomPathOf } from "@/lib/web/room-page";
import { visitOf } from "@/lib/web/room-visit";
import { requireSameSite } from "@/lib/web/same-origin";

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
    );
    return action(state, form);
  };
}

/** The same for what needs no form. @throws what `act` throws, and AppError `cross_origin` */
export async function roomAct(slug: string, act: (ctx: Context, meetingId: string) => Promise<void>): Promise<void> {
  requireSameSite(await headers());
  const { ctx, row } = await visitOrRoom(slug);
  await act(ctx, row.id);
}

async function visitOrRoom(slug: string) {
  const visit = await visitOf(slug);
  if (!visit) redirect(roomPathOf(slug));
  return visit;
}
