/**
 * Whether a person has opened this page: a navigation of the whole tab, from here or by their own click. Not what a browser
 * fetches ahead, within a page or into a frame, nor what another site makes it load. A client that says nothing of how it came
 * counts as a program (https://www.w3.org/TR/fetch-metadata/). Pure.
 */
export function isOpenedByReader(headers: Pick<Headers, "get">): boolean {
  if (headers.get("sec-fetch-dest") !== "document" || headers.get("sec-fetch-mode") !== "navigate") return false;
  if ([headers.get("sec-purpose"), headers.get("purpose")].some((purpose) => purpose?.includes("prefetch")))
    return false;
  const foreign = ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "none");
  return !foreign || headers.get("sec-fetch-user") === "?1";
}
