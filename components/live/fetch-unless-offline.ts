/**
 * Our API's answer, or undefined without a connection: fetch rejects with a TypeError then (Fetch Standard, §5.6). The page's
 * frame says that it is offline, and the event stream brings a `catch-up` as soon as it is not.
 */
export async function fetchUnlessOffline(path: string, request?: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(path, request);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
