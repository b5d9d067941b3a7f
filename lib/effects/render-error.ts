import type { Mail } from "@/lib/adapters/mail/mailer";
import { ColumnError } from "@/lib/columns/read-column";
import type { Effects } from "@/lib/effects/effects";
import { newId } from "@/lib/ids";
import { errorFacts } from "@/lib/log";
import { type Job, type Outcome, PermanentError, skipped } from "@/lib/outbox/jobs";
import { WordingError } from "@/lib/wording/translator";

export const RENDER_ERROR = "render_error";

/** What is waited for before each further try: a deploy may bring the mend. */
const PAUSES_SECONDS = [5, 20, 60, 180, 300];

/** Thrown where our own code could not make a message of what is stored: a bug, whatever it looks like. */
export class RenderError extends Error {
  override readonly name = "RenderError";

  constructor(
    readonly template: string,
    override readonly cause: unknown,
  ) {
    super(`A message of the template ${template} could not be made.`);
  }
}

/** A finished mail, or what is known of why its template gives none. */
export type Composed = { readonly mail: Mail } | { readonly problem: object };

/**
 * A template that is gone, switched off or edited into a wording that cannot be said gives no mail, which is only that one
 * mail's loss (docs/design/product.md#19). @throws RenderError for all else: a bug of ours never looks like a setting of theirs.
 */
export async function composeOrProblem(template: string, compose: Promise<Mail | undefined>): Promise<Composed> {
  try {
    const mail = await compose;
    return mail ? { mail } : { problem: {} };
  } catch (error) {
    if (error instanceof WordingError) return { problem: errorFacts(error) };
    throw new RenderError(template, error);
  }
}

/** The job that tries again. */
export type Again = { readonly key: string; readonly renderTries: number; readonly startAfter: Date };

/** What is known of a message while it is made: who it is about and how it is tried again. */
export type Rendering = {
  /** Whom or what it is about, by id alone: for the log. */
  readonly ids: Readonly<Record<string, string>>;
  /** How often it has been tried again already. */
  readonly tries: number | undefined;
  readonly again: (again: Again) => Job;
  /** When no further try is left. */
  readonly lost?: () => Promise<unknown>;
};

/**
 * Carries out `work`. When it throws because a message cannot be made, that is logged as an error and tried again five times,
 * each as a job of its own, so that nothing else waits for it.
 * @throws PermanentError `render_error` when the last try has failed too, and whatever else `work` throws
 */
export async function withRenderTries(
  effects: Effects,
  rendering: Rendering,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RenderError || error instanceof ColumnError)) throw error;
    return afterRenderError(effects, rendering, error);
  }
}

async function afterRenderError(
  effects: Effects,
  { ids, tries = 0, again, lost }: Rendering,
  error: RenderError | ColumnError,
): Promise<Outcome> {
  const { template, cause } = error instanceof RenderError ? error : { template: undefined, cause: error };
  const pause = PAUSES_SECONDS[tries];
  const said = pause === undefined ? "A bug keeps a message from being made." : "A bug kept a message from being made.";
  effects.log.error({ event: RENDER_ERROR, ...ids, template, tries: tries + 1, ...errorFacts(cause) }, said);
  if (pause === undefined) {
    await lost?.();
    throw new PermanentError(RENDER_ERROR);
  }
  const startAfter = new Date(effects.now() + pause * 1000);
  return skipped(RENDER_ERROR, again({ key: newId(), renderTries: tries + 1, startAfter }));
}
