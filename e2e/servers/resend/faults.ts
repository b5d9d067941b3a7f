import { z } from "zod";

const which = {
  /** Only for mail to this address; any mail where it is missing. */
  to: z.string().optional(),
  /** How many requests it spoils, one where it is missing. */
  times: z.number().int().positive().optional(),
};

/** What to do to one request instead of answering it well. */
export const faultSchema = z.discriminatedUnion("kind", [
  /** An error as Resend words it, nothing accepted. `retryAfter` is the field's text: seconds or an HTTP date. */
  z.object({
    kind: z.literal("status"),
    status: z.number().int().min(400).max(599),
    name: z.string().optional(),
    message: z.string().optional(),
    retryAfter: z.string().optional(),
    ...which,
  }),
  /** The connection is reset, before or after the mail was accepted. */
  z.object({ kind: z.literal("reset"), accepted: z.boolean(), ...which }),
  /** Accepted, and then the connection is closed without a word. */
  z.object({ kind: z.literal("lose-answer"), ...which }),
  /** Silence with an open connection: before or after acceptance, or in the middle of the good answer's or an error's body. */
  z.object({ kind: z.literal("hang"), where: z.enum(["before", "after", "in-answer", "in-error"]), ...which }),
  /** 200 with a page of HTML, as a captive portal or a proxy in front gives it. */
  z.object({ kind: z.literal("html"), accepted: z.boolean(), ...which }),
  /** 200 with any JSON, nothing accepted. */
  z.object({ kind: z.literal("json"), body: z.json(), ...which }),
  /** Accepted and answered well, but late. */
  z.object({ kind: z.literal("slow"), milliseconds: z.number().int().nonnegative(), ...which }),
  /** Stays in progress until `release()`, then goes on well. */
  z.object({ kind: z.literal("hold"), ...which }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** The script of faults still to come. Each request takes the first that concerns its recipient. */
export function faultScript() {
  const coming: Fault[] = [];
  return {
    add(faults: Fault[]) {
      for (const fault of faults) coming.push(...Array.from({ length: fault.times ?? 1 }, () => fault));
      return coming.length;
    },
    clear() {
      coming.length = 0;
    },
    next(recipients: string[]): Fault | undefined {
      const at = coming.findIndex(
        ({ to }) => to === undefined || recipients.some((recipient) => recipient.includes(to)),
      );
      return at === -1 ? undefined : coming.splice(at, 1)[0];
    },
  };
}
