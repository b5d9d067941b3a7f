import { timingSafeEqual } from "node:crypto";
import type { Secrets } from "@/lib/secrets";

type World = {
  readonly secrets: Secrets;
  readonly platformEmail: string;
  /** Where mail to us is received (`INBOUND_EMAIL_DOMAIN`); undefined where none is. */
  readonly replyDomain: string | undefined;
};

/**
 * Whom calendar programs name as the organizer and send their answers to (docs/design/mail-and-ics.md#2): an address of
 * this meeting's own where answers can be received, else the platform's. Never the counselor's, which stays private.
 */
export function organizerAddress({ secrets, platformEmail, replyDomain }: World, meetingId: string): string {
  return replyDomain === undefined ? platformEmail : `rsvp+${replyToken(secrets, meetingId)}@${replyDomain}`;
}

/**
 * Whether one of the addresses is the one that answers to this meeting go to. Programs and servers on the way lose the plus
 * sign or write it in other ways, and put names, quotes, tags and more around the address; the token is there either way.
 */
export function isAnsweredAt(
  { secrets, replyDomain }: World,
  meetingId: string,
  addresses: readonly string[],
): boolean {
  const expected = Buffer.from(replyToken(secrets, meetingId));
  return addresses
    .flatMap((address) => tokensIn(address, replyDomain))
    .some((token) => timingSafeEqual(token, expected));
}

const LONGEST_ADDRESS = 1000;
const TOKEN = /([0-9a-f]{32})(?![0-9a-f])[^@]{0,64}@([a-z0-9.-]+)/g;

function tokensIn(address: string, replyDomain: string | undefined): Buffer[] {
  const written = address.slice(0, LONGEST_ADDRESS).toLowerCase().replaceAll("%40", "@");
  return [...written.matchAll(TOKEN)].flatMap(([, token = "", domain]) =>
    domain?.replace(/\.$/, "") === replyDomain ? [Buffer.from(token)] : [],
  );
}

/** 128 bits in hexadecimal, because some mail servers write local parts in small letters. Derived, see docs/decisions/0001. */
function replyToken(secrets: Secrets, meetingId: string): string {
  return Buffer.from(secrets.tokenFor("reply", meetingId, 0), "base64url")
    .toString("hex")
    .slice(0, 32);
}
