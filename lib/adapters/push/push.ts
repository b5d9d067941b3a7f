/** Where a browser receives pushes, as its `PushSubscription` says (W3C Push API). */
export type PushTarget = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
};

/** Brings messages to browsers that asked for them. */
export type Pusher = {
  /**
   * @param ttlSeconds how long the push service keeps it for a browser that is not there
   * @returns `gone` when that browser will never take one again. @throws PushError
   */
  send(target: PushTarget, payload: string, ttlSeconds: number): Promise<"taken" | "gone">;
};

/** Why a push was not taken. `permanent`: never try again. */
export class PushError extends Error {
  override readonly name = "PushError";

  constructor(
    readonly kind: "permanent" | "temporary",
    /** Short and without personal data: `http_429`, `unreachable_address`, `timeout`. */
    readonly reason: string,
  ) {
    super(`The push service did not take the push: ${reason}.`);
  }
}
