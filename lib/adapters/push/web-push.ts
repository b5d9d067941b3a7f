import webPush from "web-push";
import { UnreachableAddressError } from "@/lib/adapters/network/guarded-agent";
import { guardedFetch } from "@/lib/adapters/network/guarded-fetch";
import { publicOnly, type Reach } from "@/lib/adapters/network/public-address";
import { PushError, type Pusher, type PushTarget } from "@/lib/adapters/push/push";

type Settings = {
  /** Base64url, as the browsers know it and as it signs (RFC 8292). */
  vapidKeys: { readonly publicKey: string; readonly privateKey: string };
  /** `mailto:` or `https:`, where a push service turns to with complaints (RFC 8292 §2.1). */
  subject: string;
  timeoutSeconds: number;
  reach?: Reach;
};

/**
 * Web Push (RFC 8030) with encrypted content (RFC 8291). The endpoint comes from a browser, so it may be anything: only
 * public addresses are connected to, and only encrypted.
 */
export function webPusher({ vapidKeys, subject, timeoutSeconds, reach = publicOnly }: Settings): Pusher {
  const send = guardedFetch({ reach, timeoutSeconds });

  return {
    async send(target, payload, ttlSeconds) {
      const { endpoint, method, headers, body } = detailsOf(target, payload, ttlSeconds);
      const answer = await send(endpoint, { method, headers, body: Uint8Array.from(body), redirect: "manual" }).catch(
        (error: unknown) => {
          throw failureOf(error);
        },
      );
      if (answer.ok) return "taken";
      if (answer.status === 404 || answer.status === 410) return "gone";
      const temporary = answer.status === 429 || answer.status >= 500;
      throw new PushError(temporary ? "temporary" : "permanent", `http_${answer.status}`);
    },
  };

  function detailsOf(target: PushTarget, payload: string, TTL: number) {
    try {
      const vapidDetails = { subject, ...vapidKeys };
      // Safe: our own headers are text; web-push itself adds numbers.
      const details = webPush.generateRequestDetails(target, payload, { vapidDetails, TTL, urgency: "high" });
      const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
      return { endpoint: details.endpoint, method: details.method, headers, body: details.body };
    } catch {
      // The keys are no keys. What the library says of it quotes them.
      throw new PushError("permanent", "invalid_subscription");
    }
  }
}

function failureOf(error: unknown): PushError {
  if (error instanceof UnreachableAddressError) return new PushError("permanent", "unreachable_address");
  const timedOut = error instanceof DOMException && error.name === "TimeoutError";
  return new PushError("temporary", timedOut ? "timeout" : "no_answer");
}
