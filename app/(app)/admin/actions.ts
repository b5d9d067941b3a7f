"use server";

import { z } from "zod";
import { formAction } from "@/lib/web/forms/form-action";
import { retryFailedJob } from "@/lib/web/pages/admin-overview";

export const retryJobAction = formAction("/admin", z.strictObject({ jobId: z.uuid() }), async (ctx, { jobId }) => {
  await retryFailedJob(ctx, jobId);
  return { goTo: "/admin?retried=1" };
});
