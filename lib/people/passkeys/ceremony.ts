import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { COSEALG, decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { CHALLENGE_MILLISECONDS } from "@/lib/people/passkeys/challenge";
import type { NewAnswer, ShownAnswer } from "@/lib/people/passkeys/passkey-answer";
import type { RelyingParty } from "@/lib/people/passkeys/relying-party";

/** Kinds of keys that browsers have made for years. The newest one of the library is an experiment of Node's, which says so in the log. */
const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** What browsers are told of a passkey that there is. */
export type KnownPasskey = { readonly credentialId: string; readonly transports: readonly string[] };

/** A passkey as it is kept. `publicKey` is a COSE key (RFC 9053). */
export type NewPasskey = KnownPasskey & { readonly publicKey: Uint8Array<ArrayBuffer>; readonly counter: number };

type Asked = { readonly party: RelyingParty; readonly challenge: Uint8Array<ArrayBuffer> };
type Expected = { readonly party: RelyingParty; readonly isChallenge: (signed: string) => boolean };

/**
 * What a browser needs to make a passkey. Nothing is asked about the device, and a person's finger or code where it can: the mailbox
 * was shown before, so what one has is enough.
 */
export function optionsToAdd(
  { party, challenge }: Asked,
  { userId, email, product }: { userId: string; email: string; product: string },
  known: readonly KnownPasskey[],
) {
  return generateRegistrationOptions({
    rpName: product,
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(userId.replaceAll("-", ""), "hex")),
    userName: email,
    challenge,
    timeout: CHALLENGE_MILLISECONDS,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

/** What a browser needs to sign with one of the account's passkeys. */
export function optionsToShow({ party, challenge }: Asked, known: readonly KnownPasskey[]) {
  return generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: known.map(described),
    challenge,
    timeout: CHALLENGE_MILLISECONDS,
    userVerification: "preferred",
  });
}

/** The passkey that an answer is about; undefined where anything about it is not as asked. */
export async function verifyNew(answer: NewAnswer, { party, isChallenge }: Expected): Promise<NewPasskey | undefined> {
  return unlessWrong(async () => {
    if (!saysNothingOfDevice(answer.response.attestationObject)) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: isChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey: Uint8Array.from(publicKey), counter, transports: answer.response.transports };
  });
}

/**
 * How often the passkey says that it was used; undefined where anything is not as asked. Whether that is more often than before is
 * decided where it is kept, in one statement.
 */
export async function verifyShown(
  answer: ShownAnswer,
  { credentialId, publicKey }: Pick<NewPasskey, "credentialId" | "publicKey">,
  { party, isChallenge }: Expected,
): Promise<number | undefined> {
  return unlessWrong(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: isChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: credentialId, publicKey, counter: 0 },
      requireUserVerification: false,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  });
}

/**
 * Certificates of devices were not asked for. The library would read them, and follow some to where they say that a list of revoked
 * ones is; nobody outside decides what address is called from here (docs/design/security.md#P-41).
 */
function saysNothingOfDevice(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get("fmt");
  return format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined);
}

/** The library throws for whatever is wrong with an answer, and for that alone: it asks nothing outside. */
async function unlessWrong<T>(verify: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    // What was sent says nothing that helps its sender, and may hold what a browser signed.
    return undefined;
  }
}

function described({ credentialId, transports }: KnownPasskey) {
  return { id: credentialId, transports: [...transports] };
}
