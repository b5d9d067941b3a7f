import { answerMetrics } from "@/lib/web/api/metrics";

/** Metrics for Prometheus. */
export {
  answerMetrics as DELETE,
  answerMetrics as GET,
  answerMetrics as OPTIONS,
  answerMetrics as PATCH,
  answerMetrics as POST,
  answerMetrics as PUT,
};

export const dynamic = "force-dynamic";
