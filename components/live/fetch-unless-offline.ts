import { PERSON_HEADER } from "@/lib/forms/person";

/** Told to the page when an answer says that it was made for somebody else (components/live/other-person.tsx). */
export const OTHER_PERSON = "compath-other-person";

/** Our API's answer to a page made for `person`: where somebody else is signed in now it refuses, and the page learns of it. */
export async function fetchAs(person: string | undefined, path: string, request: RequestInit = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  if (person !== undefined) headers.set(PERSON_HEADER, person);
  const answer = await fetch(path, { ...request, headers });
  if (answer.status === 409 && (await isOtherPerson(answer.clone()))) dispatchEvent(new Event(OTHER_PERSON));
  return answer;
}

/**
 * `fetchAs`, or undefined without a connection: fetch rejects with a TypeError then (Fetch Standard, §5.6). The page's frame
 * says that it is offline, and the event stream brings a `catch-up` as soon as it is not.
 */
export async function fetchUnlessOffline(
  person: string | undefined,
  path: string,
  request?: RequestInit,
): Promise<Response | undefined> {
  try {
    return await fetchAs(person, path, request);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function isOtherPerson(answer: Response): Promise<boolean> {
  // Safe: every refusal of our API is a problem document with a code (RFC 9457).
  const { code } = (await answer.json()) as { code?: unknown };
  return code === "other_person";
}
