import { type Actor, actorIdOf, type Context } from "@/lib/context";
import { refusal } from "@/lib/errors";
import { PERSON_FIELD } from "@/lib/forms/person";

/**
 * A name for whoever reads a page, for its forms and calls to carry: the same for all sessions of one account, one for each
 * invitation, and nothing that an id could be read from.
 */
export function personOf({ actor, secrets }: Pick<Context, "actor" | "secrets">): string {
  return secrets.tokenFor("person", idOf(actor), 1);
}

/**
 * Whether a form or call that says for whom it was made (`said`) comes from that person still: in another tab somebody else
 * may have signed in since. What says nothing is taken as it is. @throws AppError `other_person`
 */
export function requirePerson(ctx: Pick<Context, "actor" | "secrets">, said: unknown): void {
  if (isStill(ctx, said)) return;
  throw refusal(
    "other_person",
    "other_person",
    "This page was opened for somebody else than who is signed in now. Nothing was stored. Copy what you typed, then sign in as before, or reload the page to go on as you are.",
  );
}

/** Whether what says for whom it was made, if it does, is still that person's. */
export function isStill(ctx: Pick<Context, "actor" | "secrets">, said: unknown): boolean {
  return typeof said !== "string" || said === personOf(ctx);
}

/** `requirePerson` for a form. @throws AppError `other_person` */
export function requirePersonOf(ctx: Pick<Context, "actor" | "secrets">, form: FormData): void {
  requirePerson(ctx, form.get(PERSON_FIELD) ?? undefined);
}

/** A key of an account is that account's. */
function idOf(actor: Actor): string {
  if (actor.kind === "api_key" || actor.kind === "user") return `user:${actor.userId}`;
  return `${actor.kind}:${actorIdOf(actor)}`;
}
