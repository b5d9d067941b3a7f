"use server";

import { z } from "zod";
import { retryFailedJob } from "@/lib/web/admin-overview";
import { formAction } from "@/lib/web/form-action";

export const retryJobAction = formAction("/admin", z.strictObject({ jobId: z.uuid() }), async (ctx, { jobId }) => {
  await retryFailedJob(ctx, jobId);
  return { goTo: "/admin?retried=1" };
});
