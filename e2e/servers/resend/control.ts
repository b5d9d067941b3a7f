import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Account } from "@/e2e/servers/resend/emails";
import { faultSchema } from "@/e2e/servers/resend/faults";
import { bodyOf, sendJson } from "@/e2e/servers/resend/http";

type Controls = {
  account: Account;
  release: () => void;
  until: (check: () => boolean, giveUp: AbortSignal) => Promise<void>;
};

const WAIT_MILLISECONDS = 10_000;

/**
 * The part that Resend does not have, for tests in other processes:
 * - `GET /_stand-in/accepted?to=…&atLeast=N`: the accepted mails, once there are N of them (or after 10 s, what there is).
 * - `GET /_stand-in/requests?to=…&atLeast=N`: every `POST /emails`, refused ones too.
 * - `POST /_stand-in/faults` with a list of faults; `POST /_stand-in/release` lets held requests go on.
 */
export async function control(
  { account, release, until }: Controls,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  const lists: Record<string, { to: string[] }[]> = {
    "GET /_stand-in/accepted": account.inbox.accepted,
    "GET /_stand-in/requests": account.requests,
  };
  const call = `${request.method} ${url.pathname}`;
  const list = lists[call];
  if (list) {
    const concerned = () => list.filter(({ to }) => to.some((one) => one.includes(url.searchParams.get("to") ?? "")));
    const atLeast = Number(url.searchParams.get("atLeast") ?? 0);
    await until(() => concerned().length >= atLeast, AbortSignal.timeout(WAIT_MILLISECONDS));
    return sendJson(response, 200, concerned());
  }
  if (call === "POST /_stand-in/faults") return addFaults(account, (await bodyOf(request)) ?? "", response);
  if (call === "POST /_stand-in/release") {
    release();
    return sendJson(response, 200, {});
  }
  sendJson(response, 404, { error: "The stand-in has no such control." });
}

const faultsBody = z
  .string()
  .transform((text, ctx) => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue("The body is not JSON.");
      return z.NEVER;
    }
  })
  .pipe(z.array(faultSchema));

function addFaults(account: Account, raw: string, response: ServerResponse) {
  const faults = faultsBody.safeParse(raw);
  if (!faults.success) return sendJson(response, 400, { error: z.prettifyError(faults.error) });
  sendJson(response, 200, { coming: account.faults.add(faults.data) });
}
