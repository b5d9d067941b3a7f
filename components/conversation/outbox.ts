import { RefusedError } from "@/components/conversation/fetch-messages";
import type { MessageView } from "@/lib/conversations/message-view";

/** A message that the writer sees at once and the server does not know for sure yet. */
export type Pending = {
  readonly clientId: string;
  readonly body: string;
  /** Why it was not sent: the code of a refusal, or `undefined` where no answer came. Missing while it is on its way. */
  readonly failure?: { readonly code: string | undefined };
};

type Parts = {
  /** @throws RefusedError where the server does not take the message */
  readonly transmit: (message: Pick<Pending, "clientId" | "body">) => Promise<MessageView>;
  readonly onSent: (message: MessageView) => void;
  /** Replaces what is pending by what the function makes of it. */
  readonly update: (change: (pending: readonly Pending[]) => readonly Pending[]) => void;
};

/** Sends messages; one that did not arrive for sure is sent again under its client id, so it is stored once. */
export function outboxWith({ transmit, onSent, update }: Parts) {
  const drop = (clientId: string) => update((all) => all.filter((one) => one.clientId !== clientId));

  const send = async ({ clientId, body }: Pick<Pending, "clientId" | "body">) => {
    update((all) => withMessage(all, { clientId, body }));
    try {
      onSent(await transmit({ clientId, body }));
      drop(clientId);
    } catch (error) {
      const code = error instanceof RefusedError ? error.code : undefined;
      update((all) => withMessage(all, { clientId, body, failure: { code } }));
    }
  };
  return { send, drop };
}

/** A message that is pending already keeps its place. */
function withMessage(all: readonly Pending[], message: Pending): readonly Pending[] {
  const isKnown = all.some(({ clientId }) => clientId === message.clientId);
  return isKnown ? all.map((one) => (one.clientId === message.clientId ? message : one)) : [...all, message];
}
