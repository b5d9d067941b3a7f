import { z } from "zod";

/** What to do to one request instead of answering it well. */
export const faultSchema = z.object({
  kind: z.enum(["status", "lose-answer", "reset", "hang"]),
  /** Only requests whose `METHOD /path` contains this: `POST /calendar/v3`, `/token`. */
  on: z.string().default(""),
  times: z.number().int().positive().default(1),
  /** With `lose-answer`, `reset` and `hang`: whether the request was carried out before. */
  done: z.boolean().default(true),
  status: z.number().int().default(503),
  reason: z.string().default("backendError"),
  retryAfter: z.string().optional(),
});

export type Fault = z.input<typeof faultSchema>;
type Planned = z.output<typeof faultSchema>;

/** The script of faults still to come: each request takes the first that concerns it. */
export function faultScript() {
  const coming: Planned[] = [];
  return {
    add(...faults: Fault[]) {
      for (const fault of faults.map((one) => faultSchema.parse(one))) {
        coming.push(...Array.from({ length: fault.times }, () => fault));
      }
    },
    clear() {
      coming.length = 0;
    },
    next(request: string): Planned | undefined {
      const at = coming.findIndex(({ on }) => request.includes(on));
      return at < 0 ? undefined : coming.splice(at, 1)[0];
    },
  };
}
