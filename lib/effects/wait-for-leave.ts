import { waitForProvider } from "@/lib/effects/circuit";
import type { Effects } from "@/lib/effects/effects";
import { waitForTurn } from "@/lib/effects/pace";

type Leave = {
  /** The world may have changed meanwhile. */
  readonly waited: boolean;
  /** Passed on to `attempt`. */
  readonly probe: boolean;
};

/** Waits until the provider answers and takes the next mail. @throws ProviderDownError, PaceBusyError */
export async function waitForLeave(effects: Effects, provider: "resend" | "smtp"): Promise<Leave> {
  const { waited, probe } = await waitForProvider(effects, provider);
  return { waited: (await waitForTurn(effects, provider)) || waited, probe };
}
