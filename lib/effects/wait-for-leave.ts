import { waitForProvider } from "@/lib/effects/circuit";
import type { Effects } from "@/lib/effects/effects";
import { waitForTurn } from "@/lib/effects/pace";

type Leave = {
  /** The world may have changed meanwhile. */
  readonly waited: boolean;
  /** Passed on to `attempt`. */
  readonly probe: boolean;
  readonly leaveAt: number;
};

/** Waits until the provider answers and, but for the last moment, until it takes the next mail. @throws ProviderDownError, PaceBusyError */
export async function waitForLeave(effects: Effects, provider: "resend" | "smtp"): Promise<Leave> {
  const { waited, probe } = await waitForProvider(effects, provider);
  const turn = await waitForTurn(effects, provider);
  return { waited: waited || turn.waited, probe, leaveAt: turn.leaveAt };
}
