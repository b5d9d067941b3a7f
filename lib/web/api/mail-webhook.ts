import type { Context } from "@/lib/context";
import type { MailEvent } from "@/lib/deliveries/mail-event";
import { AppError, notFound } from "@/lib/errors";
import { answered, placeOfRequest } from "@/lib/web/api/response-to";
import { readText } from "@/lib/web/request/read-body";
import { json } from "@/lib/web/request/responses";
import { wiring } from "@/lib/wiring/wiring";

/**
 * A call by the mail provider. Its signature is the only key: who is signed in does not matter
 * (docs/design/security.md#row-27). 200 also for what we do not follow, else the provider would repeat it; 404 where no
 * secret is configured.
 */
export function mailWebhook(work: (ctx: Context, event: MailEvent) => Promise<void>) {
  return (request: Request): Promise<Response> => {
    const at = placeOfRequest(request);
    return answered(at, async () => {
      const { mailEvents, contextOf } = await wiring();
      if (!mailEvents) throw notFound();
      const payload = await readText(request);
      const event = mailEvents.verified(payload, headersOf(request));
      if (!event) throw new AppError("unauthenticated", "This call is not signed by our mail provider, or too old.");
      await work(contextOf({ kind: "system" }, at.requestId), event);
      return json({ received: true });
    });
  };
}

function headersOf({ headers }: Request) {
  return {
    id: headers.get("svix-id"),
    timestamp: headers.get("svix-timestamp"),
    signature: headers.get("svix-signature"),
  };
}
