import { createHmac } from "node:crypto";
import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { opensAt } from "@/lib/meetings/room/join-window";
import { callEndsAt } from "@/lib/meetings/room/may-be-in-call";
import { isHost, isOwn } from "@/lib/meetings/view";
import type { Secrets } from "@/lib/secrets";
import { MINUTE } from "@/lib/time/durations";

/** The installation's own Jitsi server. */
export type VideoServer = {
  /** `JITSI_URL`. */
  readonly url: string;
  /** `JITSI_APP_ID` and `JITSI_APP_SECRET`: then the server lets nobody in without a token that we signed. */
  readonly signer?: { readonly appId: string; readonly secret: string };
};

type Call = Pick<MeetingRow, "id" | "callVersion" | "hostId" | "invitations" | "startsAt" | "endsAt">;
type World = { readonly server: VideoServer; readonly secrets: Secrets };

/** The server's clock may be behind ours. */
const CLOCK_SKEW_MILLISECONDS = MINUTE;

/**
 * The address of a meeting's call on the own server, for one person. Its room is the same for all who may be in it, follows
 * from nothing that was ever emailed, and is another one after each removal (docs/decisions/0026). The same person gets the
 * same address each time, so that a page that is read again does not leave the call. Pure.
 */
export function ownCallOf(row: Call, actor: Actor, { server, secrets }: World): string {
  const room = hexOf(secrets.tokenFor("call", row.id, row.callVersion));
  const url = new URL(`${server.url.replace(/\/+$/, "")}/${room}`);
  if (server.signer) url.searchParams.set("jwt", tokenOf(row, actor, { room, url, secrets, signer: server.signer }));
  return url.href;
}

type Signed = Pick<World, "secrets"> & { room: string; url: URL; signer: NonNullable<VideoServer["signer"]> };

/** The claims are those of Jitsi's token authentication (lib-jitsi-meet, doc/tokens.md). Nobody's name is among them. */
function tokenOf(row: Call, actor: Actor, { room, url, secrets, signer }: Signed): string {
  const hosting = isHost(row, actor);
  const person = hosting ? row.hostId : row.invitations.find((one) => isOwn(one, actor))?.id;
  const id = hexOf(secrets.tokenFor("call-person", `${row.id}:${person}`, 0));
  return signed(signer.secret, {
    aud: "jitsi",
    iss: signer.appId,
    sub: url.pathname.split("/").at(-2) || url.hostname,
    room,
    nbf: secondsOf(opensAt(row.startsAt) - CLOCK_SKEW_MILLISECONDS),
    exp: secondsOf(callEndsAt(row)),
    context: { user: { id, moderator: hosting, affiliation: hosting ? "owner" : "member" } },
  });
}

/** A JSON Web Token with HS256 (RFC 7515, appendix A.1). */
function signed(secret: string, claims: Record<string, unknown>): string {
  const parts = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => base64urlOf(JSON.stringify(part)));
  const signature = createHmac("sha256", secret).update(parts.join(".")).digest("base64url");
  return [...parts, signature].join(".");
}

function base64urlOf(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** 128 bits. Jitsi knows rooms in small letters alone. */
function hexOf(token: string): string {
  return Buffer.from(token, "base64url").subarray(0, 16).toString("hex");
}

function secondsOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
