import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Ask, answerTo } from "@/scripts/bench/load";
import type { Product } from "@/scripts/bench/product";
import { BENCH_KEY, memberAddress } from "@/scripts/bench/seed";
import { tsx } from "@/scripts/local/child";

const headers = { Authorization: `Bearer ${BENCH_KEY}`, "Content-Type": "application/json" };
const MEETINGS = "/api/v1/meetings";
let made = 0;

/** A meeting of its own for each request, with so many guests; in 2031, when the seeded meetings are. */
export function createWith(guests: number): () => Ask {
  return createInviting(() => Array.from({ length: guests }, (_, index) => `g${made}-${index}@guests.example`));
}

/**
 * A meeting for each request that invites a hundred people with accounts: always the same ones, or others each time.
 */
export function createWithMembers(which: "same" | "spread"): () => Ask {
  return createInviting(() =>
    Array.from({ length: 100 }, (_, index) => memberAddress(which === "same" ? index : made * 100 + index)),
  );
}

function createInviting(addresses: () => string[]): () => Ask {
  return () => {
    made += 1;
    const inviteeEmails = addresses();
    const startsAt = new Date(Date.UTC(2031, 0, 1) + (made % 500_000) * 60_000).toISOString();
    const body = JSON.stringify({
      title: "Talk",
      startsAt,
      durationMinutes: 50,
      timeZone: "Europe/Berlin",
      inviteeEmails,
    });
    return { method: "POST", path: MEETINGS, headers, body };
  };
}

/** Requests with the bodies of `next`, sent to a route that only reads and returns them. */
export function echoOf(next: () => Ask): () => Ask {
  return () => ({ ...next(), path: "/echo" });
}

export type Known = { readonly id: string; readonly guestCookie: string; readonly guestPath: string };

/** One meeting with three guests, and the cookie of one of them. */
export async function aKnownMeeting(product: Product): Promise<Known> {
  const meeting: unknown = JSON.parse(await answerTo(product.url, createWith(3)()));
  // Safe: this is the API's own answer (docs/design/api.md).
  const { id, invitees } = meeting as { id: string; invitees: { email: string }[] };
  const hop = await fetch(await linkFor(product, id, invitees[0]?.email ?? ""), { redirect: "manual" });
  const guestCookie = hop.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { id, guestCookie, guestPath: new URL(hop.headers.get("location") ?? "", product.url).pathname };
}

async function linkFor({ environment }: Product, meetingId: string, email: string): Promise<string> {
  const words = ["scripts/admin.ts", "invitation", "link", "--meeting", meetingId, "--email", email];
  const { stdout } = await promisify(execFile)(process.execPath, [...tsx(...words)], {
    env: { ...process.env, ...environment },
  });
  const answer: unknown = JSON.parse(stdout);
  // Safe: this is what the command prints (docs/design/api.md).
  return (answer as { url: string }).url;
}

export function asks({ id, guestCookie, guestPath }: Known) {
  const path = `${MEETINGS}/${id}`;
  return {
    view: (): Ask => ({ path, headers }),
    list: (): Ask => ({ path: `${MEETINGS}?limit=20`, headers }),
    file: (): Ask => ({ path: `${path}/invitation`, headers }),
    guestPage: (): Ask => ({ path: guestPath, headers: { Cookie: guestCookie } }),
    unchanged: (): Ask => ({ method: "PATCH", path, headers, body: '{"title":"Talk"}' }),
    bareJson: (): Ask => ({ path: "/json" }),
    barePage: (): Ask => ({ path: "/page" }),
  };
}
