import { requireHost, requireSelf } from "@/lib/authorize";
import { readColumn } from "@/lib/columns/read-column";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { usualWorkingHours, type WorkingHours, workingHoursInput } from "@/lib/people/hours/working-hours";

/** The counselor's own hours; the usual ones until they set some. @throws AppError `forbidden` for keys and clients */
export async function findWorkingHours(ctx: Context): Promise<WorkingHours> {
  const id = requireOwnHours(ctx);
  const found = await ctx.db.user.findFirst({ where: { id }, select: { workingHours: true } });
  if (!found) throw notFound();
  if (found.workingHours === null) return usualWorkingHours;
  return readColumn("users.working_hours", workingHoursInput, found.workingHours);
}

/**
 * Sets the counselor's hours for the whole week. Meetings outside them stay and can still be made.
 * @throws AppError `forbidden` for keys and clients
 */
export async function setWorkingHours(ctx: Context, workingHours: WorkingHours): Promise<WorkingHours> {
  const id = requireOwnHours(ctx);
  await ctx.db.user.updateMany({ where: { id }, data: { workingHours } });
  return workingHours;
}

/** Requires a counselor in their own browser: nobody else, and no API key, reads or sets hours. @throws AppError */
export function requireOwnHours(ctx: Context): string {
  requireHost(ctx);
  return requireSelf(ctx);
}
