import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { FormState } from "@/lib/forms/form-state";

/** What a browser is given to make a passkey or to sign with one, or why not. */
export type PasskeyBegun =
  | { readonly create: PublicKeyCredentialCreationOptionsJSON }
  | { readonly get: PublicKeyCredentialRequestOptionsJSON }
  | { readonly refused: FormState };
