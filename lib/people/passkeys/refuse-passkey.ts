import { type AppError, refusal } from "@/lib/errors";

const SENTENCES = {
  passkeys_unavailable: "Passkeys cannot be used at this address. Use an authenticator app, or ask your administrator.",
  passkey_expired: "This took longer than five minutes, or was sent already. Start again.",
  passkey_refused: "This answer of your browser was not right, so nothing was done. Start again.",
  passkey_unknown: "This passkey is not one of this account’s. Use another one, or a code.",
  passkey_copied:
    "This passkey counts fewer uses than were seen here, as a copy would. Use another way to sign in, then remove it in the settings.",
  passkey_known: "This passkey is in use already. Add another one.",
  too_many_passkeys: "There are ten passkeys already. Remove one first.",
} as const;

/** Why a passkey is neither added nor taken. */
export type PasskeyReason = keyof typeof SENTENCES;

export function passkeyRefusal(reason: PasskeyReason): AppError {
  return refusal("forbidden", reason, SENTENCES[reason]);
}
