import { findWorkingHours, requireOwnHours, setWorkingHours } from "@/lib/people/hours/own-working-hours";
import { workingHoursInput } from "@/lib/people/hours/working-hours";
import { getRoute, writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const GET = getRoute(async (ctx) => json(await findWorkingHours(ctx)));

export const PUT = writeRoute(
  workingHoursInput,
  async (ctx, { body }) => json(await setWorkingHours(ctx, body)),
  async (ctx) => void requireOwnHours(ctx),
);

export const { POST, PATCH, DELETE, OPTIONS } = notAllowed("GET", "PUT");
