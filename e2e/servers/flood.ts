import { request as ask } from "node:http";

/** Where bodies of strangers arrive: what next-auth reads, forms, and pages. */
export const FLOODED = [
  "/api/auth/callback/sign-in",
  "/api/auth/signout",
  "/sign-in",
  "/unsubscribe/x",
  "/meetings/new",
];

/**
 * So many bodies of 200 MB at once, every other one of them announced.
 * @param wishes `stubborn`: they go on sending after they were answered, until they are cut off
 */
export function floods(origin: string, count: number, wishes = { stubborn: false }): Promise<number | "cut off">[] {
  return Array.from({ length: count }, (_, index) =>
    flood(origin + (FLOODED[index % FLOODED.length] ?? "/"), index % 2 === 0, wishes.stubborn),
  );
}

/** Sends 200 MB, or as much of it as the server takes. @returns the status of the answer, unless the rest came in its way */
function flood(url: string, isAnnounced: boolean, isStubborn: boolean): Promise<number | "cut off"> {
  const piece = Buffer.alloc(64 * 1024);
  const pieces = (200 * 1024 * 1024) / piece.length;
  const headers = isAnnounced ? { "Content-Length": String(pieces * piece.length) } : {};
  const { promise, resolve } = Promise.withResolvers<number | "cut off">();
  const sent = ask(url, { method: "POST", headers, agent: false }, (response) => {
    response.resume();
    if (isStubborn) return;
    resolve(response.statusCode ?? 0);
    sent.destroy();
  });
  // Whoever goes on sending is cut off after a while, and may not have read the answer by then.
  sent.on("error", () => resolve("cut off")).on("close", () => resolve("cut off"));
  let written = 0;
  const go = () => {
    while (written < pieces && !sent.destroyed) {
      written += 1;
      if (!sent.write(piece)) return void sent.once("drain", go);
    }
    if (!sent.destroyed) sent.end();
  };
  go();
  return promise;
}
