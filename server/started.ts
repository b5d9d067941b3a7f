// Node runs this file as it is, so it imports nothing by our `@/` paths.

/** The build of the pages has a copy of this file of its own, so both meet here. */
const MEETING_POINT = Symbol.for("compath.started");

/** Ends once the checks of the start have ended well (instrumentation.ts): Next.js 16.4.6 begins them and waits for them with requests alone. */
export function whenStarted(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  Reflect.set(globalThis, MEETING_POINT, resolve);
  return promise;
}

/** Says that this process can answer from now on. */
export function noteStarted(): void {
  const note: unknown = Reflect.get(globalThis, MEETING_POINT);
  if (typeof note === "function") note();
}
