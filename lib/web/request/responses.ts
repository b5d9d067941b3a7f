import type { MeetingView } from "@/lib/meetings/view";
import type { StoredAnswer } from "@/lib/web/request/idempotency";

export function json(value: unknown, headers: Record<string, string> = {}): StoredAnswer {
  return { status: 200, headers, body: JSON.stringify(value) };
}

/** `Link` to the next page of a list (RFC 8288), relative so that it holds behind any proxy. */
export function nextLink(url: string, nextCursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", nextCursor);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

/** `ETag` of a meeting: a strong validator that changes with every stored change. */
export function etagOf(meeting: Pick<MeetingView, "id" | "revision">): string {
  return `"${meeting.id}.${meeting.revision}"`;
}

/** RFC 9110 §13.1.2: does the header name this validator? Comparison is weak, as it must be for If-None-Match. */
export function namesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

/** RFC 9110 §13.1.1: is this validator one that the header asks for? Comparison is strong, as it must be for If-Match. */
export function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null || header.trim() === "*") return true;
  return header.split(",").some((one) => one.trim() === etag);
}
