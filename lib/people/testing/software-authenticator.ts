import {
  createHash,
  createPrivateKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** How a test bends what an authenticator or browser says. */
type Bent = {
  origin?: string;
  rpId?: string;
  type?: string;
  /** Whether somebody touched it. */
  present?: boolean;
  counter?: number;
};

type Options = { readonly challenge: string; readonly rp?: { readonly id?: string }; readonly rpId?: string };

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString("base64url");

/** Bytes as CBOR (RFC 8949): a string of up to 65,535 bytes. */
function cborBytes(data: Uint8Array): Buffer {
  const length = Buffer.from([0x59, data.length >> 8, data.length & 255]);
  return Buffer.concat([length, data]);
}

const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** A device that makes keys for P-256 and signs, as a browser at `origin` passes it on: what a test needs of WebAuthn Level 3 §6 and §7. */
export function softwareAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let uses = 0;

  const clientData = (type: string, challenge: string, bent: Bent) =>
    Buffer.from(
      JSON.stringify({ type: bent.type ?? type, challenge, origin: bent.origin ?? origin, crossOrigin: false }),
    );

  const authenticatorData = (rpId: string, flags: number, counter: number, rest: Uint8Array) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest]);
  };

  const answer = (response: Record<string, unknown>) => {
    const named = { id: base64url(id), rawId: base64url(id), type: "public-key" };
    return JSON.stringify({ ...named, response, clientExtensionResults: {}, authenticatorAttachment: "platform" });
  };

  return {
    credentialId: base64url(id),
    /** @param statement the attestation statement, as CBOR with its format before it; none unless a test gives one */
    make(options: Options, bent: Bent = {}, statement = noStatement) {
      const client = clientData("webauthn.create", options.challenge, bent);
      const { x, y } = coordinatesOf(publicKey);
      const key = Buffer.concat([
        Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]),
        x,
        Buffer.from([0x22, 0x58, 32]),
        y,
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const rpId = bent.rpId ?? options.rp?.id ?? "";
      const data = authenticatorData(rpId, bent.present === false ? 0x40 : 0x41, bent.counter ?? uses, attested);
      const stated = statement({ rpId, client, id, x, y });
      const attestation = Buffer.concat([Buffer.from([0xa3]), stated, cborText("authData"), cborBytes(data)]);
      const kept = { attestationObject: base64url(attestation), clientDataJSON: base64url(client) };
      return answer({ ...kept, transports: ["internal", "telepathy"] });
    },
    sign(options: Options, bent: Bent = {}) {
      uses += 1;
      const client = clientData("webauthn.get", options.challenge, bent);
      const flags = bent.present === false ? 0 : 1;
      const data = authenticatorData(bent.rpId ?? options.rpId ?? "", flags, bent.counter ?? uses, Buffer.alloc(0));
      const signature = signed(privateKey, Buffer.concat([data, sha256(client)]));
      return answer({
        authenticatorData: base64url(data),
        clientDataJSON: base64url(client),
        signature: base64url(signature),
        userHandle: null,
      });
    },
  };
}

type Made = { rpId: string; client: Buffer; id: Buffer; x: Buffer; y: Buffer };

const noStatement = (_: Made): Buffer =>
  Buffer.concat([cborText("fmt"), cborText("none"), cborText("attStmt"), Buffer.from([0xa0])]);

/** A statement in the form of older security keys, right in every part: who made the device, by a certificate. */
export function certifiedStatement(certificate: string, key: string) {
  return ({ rpId, client, id, x, y }: Made): Buffer => {
    const privateKey = createPrivateKey({ key: Buffer.from(key, "base64"), format: "der", type: "pkcs8" });
    const said = Buffer.concat([Buffer.from([0]), sha256(rpId), sha256(client), id, Buffer.from([4]), x, y]);
    const certificates = [cborText("x5c"), Buffer.from([0x81]), cborBytes(Buffer.from(certificate, "base64"))];
    const signature = [cborText("sig"), cborBytes(signed(privateKey, said))];
    const statement = Buffer.concat([Buffer.from([0xa2]), ...signature, ...certificates]);
    return Buffer.concat([cborText("fmt"), cborText("fido-u2f"), cborText("attStmt"), statement]);
  };
}

function signed(key: KeyObject, data: Uint8Array): Buffer {
  return createSign("sha256").update(data).sign(key);
}

function coordinatesOf(publicKey: KeyObject): { x: Buffer; y: Buffer } {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return { x: Buffer.from(x, "base64url"), y: Buffer.from(y, "base64url") };
}
