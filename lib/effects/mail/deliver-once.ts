import type { Mail, Mailer } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { noteTemplateUse, type TemplateUsed } from "@/lib/effects/mail/template";
import { handOver } from "@/lib/effects/mail-provider/hand-over";
import { type MailOwner, openStored, storeOnce } from "@/lib/effects/mail-provider/stored-mail";
import { type Composed, composeOrProblem, type Rendering, withRenderTries } from "@/lib/effects/render-error";
import { done, type Outcome } from "@/lib/outbox/jobs";

/** Why an email that is due cannot be made or sent. */
export type Obstacle = "email_client_missing" | "template_missing" | "address_suppressed";

/** One kind of email: how its row is loaded and judged, and how its words are made. `Loaded` is the row as it stands now. */
export type Email<Loaded> = {
  /** The provider's idempotency key, for ever the same for this email. */
  readonly key: string;
  /** What the stored email belongs to. */
  readonly owner: MailOwner;
  readonly rendering: Rendering;
  readonly load: () => Promise<Loaded | undefined>;
  /** The outcome of one that needs no sending any more; undefined while one is due. Asked again after each wait. */
  readonly settled: (loaded: Loaded | undefined) => Promise<Outcome | undefined>;
  /** Why this recipient must not be mailed, if so. */
  readonly obstacle?: (loaded: Loaded) => Obstacle | undefined;
  readonly skip: (loaded: Loaded, obstacle: Obstacle, problem?: object) => Promise<Outcome>;
  /** The email as an earlier run stored it; undefined before the first. */
  readonly stored: (loaded: Loaded) => { readonly id: string; readonly sealed: Uint8Array } | undefined;
  readonly template: (loaded: Loaded) => TemplateUsed;
  /** When its words are made, in epoch milliseconds. */
  readonly renderedAt: (loaded: Loaded) => number;
  /** Undefined where its template is missing or switched off. */
  readonly compose: (loaded: Loaded, renderedAt: number) => Promise<Mail | undefined>;
};

/**
 * Brings one email to the provider, exactly once however often it runs: it is stored before the first attempt, and every
 * attempt hands over the same bytes under the same key.
 * @throws what `handOver` and `withRenderTries` throw when trying again may help or the email will never be taken
 */
export function deliverOnce<Loaded>(effects: Effects, email: Email<Loaded>): Promise<Outcome> {
  return withRenderTries(effects, email.rendering, async () => {
    const loaded = await email.load();
    const settled = await email.settled(loaded);
    if (settled || loaded === undefined) return settled ?? done;
    const { mailer } = effects;
    if (!mailer) return email.skip(loaded, "email_client_missing");
    const obstacle = email.obstacle?.(loaded);
    return obstacle ? email.skip(loaded, obstacle) : bringToProvider(effects, mailer, email, loaded);
  });
}

async function bringToProvider<Loaded>(
  effects: Effects,
  mailer: Mailer,
  email: Email<Loaded>,
  loaded: Loaded,
): Promise<Outcome> {
  const { key, owner } = email;
  const stored = email.stored(loaded);
  // Asked once: what is kept of when it was written is what the calendar file in it says.
  const writtenAt = email.renderedAt(loaded);
  const made = stored
    ? { mail: openStored(effects.secrets, stored) }
    : await composed(effects, email, loaded, writtenAt);
  if ("problem" in made) return email.skip(loaded, "template_missing", made.problem);
  const frozen = stored
    ? { id: stored.id, ...made }
    : await storeOnce(effects, { owner, mail: made.mail, renderedAt: writtenAt, ...email.template(loaded) });
  return handOver(effects, mailer, { frozen, key, settled: async () => email.settled(await email.load()) });
}

async function composed<Loaded>(
  effects: Effects,
  email: Email<Loaded>,
  loaded: Loaded,
  writtenAt: number,
): Promise<Composed> {
  const { key, locale } = email.template(loaded);
  const result = await composeOrProblem(key, email.compose(loaded, writtenAt));
  if ("mail" in result) await noteTemplateUse(effects, key, locale);
  return result;
}
