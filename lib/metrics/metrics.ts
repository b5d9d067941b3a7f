import { Counter, Gauge, Histogram, type Metric, register } from "prom-client";

/**
 * What a process counts for those who operate it (docs/design/scale.md#4). Labels come from closed lists: none is an id, a
 * path, an address or a host. The web server adds its requests (server/measure-requests.ts).
 */
export const metrics = {
  roundTrips: once(
    "compath_db_round_trips_total",
    (name) =>
      new Counter({ name, help: "Statements sent to the database, by route or job.", labelNames: ["route"] as const }),
  ),
  databaseSeconds: once(
    "compath_db_seconds_total",
    (name) =>
      new Counter({
        name,
        help: "Seconds that statements waited for the database, by route or job.",
        labelNames: ["route"] as const,
      }),
  ),
  pool: once(
    "compath_db_pool",
    (name) => new Gauge({ name, help: "Database connections, and requests for one.", labelNames: ["state"] as const }),
  ),
  jobs: once(
    "compath_jobs",
    (name) => new Gauge({ name, help: "Jobs in the queue, by state.", labelNames: ["job", "state"] as const }),
  ),
  oldestJob: once(
    "compath_job_oldest_seconds",
    (name) => new Gauge({ name, help: "Seconds since the oldest waiting job was due.", labelNames: ["job"] as const }),
  ),
  firstEmail: once(
    "compath_first_email_seconds",
    (name) =>
      new Histogram({
        name,
        help: "Seconds from the commit of an invitation until its email was accepted.",
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600],
      }),
  ),
  reminderLateness: once(
    "compath_reminder_lateness_seconds",
    (name) =>
      new Histogram({
        name,
        help: "Seconds from when a reminder was due until its email was accepted.",
        buckets: [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 3600],
      }),
  ),
  deliveries: once(
    "compath_deliveries_total",
    (name) =>
      new Counter({
        name,
        help: "Deliveries that came to a state.",
        labelNames: ["channel", "template", "state", "reason"] as const,
      }),
  ),
  providerErrors: once(
    "compath_provider_errors_total",
    (name) =>
      new Counter({
        name,
        help: "Calls that a provider refused or did not answer.",
        labelNames: ["provider", "reason"] as const,
      }),
  ),
  streams: once("compath_streams", (name) => new Gauge({ name, help: "Open streams of live events." })),
  eventLoopLag: once(
    "compath_event_loop_lag_seconds",
    (name) => new Gauge({ name, help: "By how much timers are late, 99 of 100 at most, since the last look." }),
  ),
};

/** Next bundles this module more than once into one process, whose registry takes each name once. */
function once<Made extends Metric>(name: string, make: (name: string) => Made): Made {
  // Safe: this list alone makes metrics of its names.
  return (register.getSingleMetric(name) as Made | undefined) ?? make(name);
}
