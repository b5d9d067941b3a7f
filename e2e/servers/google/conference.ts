import { randomInt } from "node:crypto";

/** A conference as an event holds it (https://developers.google.com/workspace/calendar/api/v3/reference/events#conferenceData). */
export type Conference = {
  createRequest?: { requestId: string; conferenceSolutionKey: { type: string }; status?: { statusCode: string } };
  entryPoints?: { entryPointType: string; uri: string; label: string }[];
  conferenceId?: string;
  [more: string]: unknown;
};

type Body = { conferenceData?: Conference | null | undefined };
type Part = { conferenceData?: Conference | undefined; hangoutLink?: string | undefined };

/** What a request does to an event's conference. One that does not say `conferenceDataVersion=1` does nothing to it. */
export function conferencePart(body: Body, before: Part | undefined, query: URLSearchParams, slow: boolean): Part {
  const { conferenceData, hangoutLink } = before ?? {};
  const kept = { conferenceData, hangoutLink };
  if (query.get("conferenceDataVersion") !== "1" || body.conferenceData === undefined) return kept;
  if (body.conferenceData === null) return { conferenceData: undefined, hangoutLink: undefined };
  const { requestId } = body.conferenceData.createRequest ?? { requestId: "" };
  if (conferenceData?.createRequest?.requestId === requestId) return kept;
  return slow ? { conferenceData: { createRequest: requested(requestId, "pending") } } : meetCall(requestId);
}

/** A call in Google Meet that is there. */
export function meetCall(requestId: string): { conferenceData: Conference; hangoutLink: string } {
  const letters = (count: number) =>
    Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join("");
  const conferenceId = [letters(3), letters(4), letters(3)].join("-");
  const uri = `https://meet.google.com/${conferenceId}`;
  return {
    hangoutLink: uri,
    conferenceData: {
      createRequest: requested(requestId, "success"),
      entryPoints: [{ entryPointType: "video", uri, label: uri.slice("https://".length) }],
      conferenceSolution: { key: { type: "hangoutsMeet" }, name: "Google Meet" },
      conferenceId,
    },
  };
}

function requested(requestId: string, statusCode: string) {
  return { requestId, conferenceSolutionKey: { type: "hangoutsMeet" }, status: { statusCode } };
}
