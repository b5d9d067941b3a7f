/** The one clock of a simulation. It moves on only when a life says so. Epoch milliseconds. */
let instant = Date.parse("2027-01-11T08:00:00Z");

export const clock = {
  now: () => instant,
  /** Moves on. @throws for a step back within a life */
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new Error("The clock of a life only moves on: give a step of zero or more.");
    instant += Math.ceil(milliseconds);
  },
  /** Where another life begins; lives do not know of each other. */
  begin(at: number): void {
    instant = at;
  },
};

let installed = false;

/** Lets everything in this process that asks for the present time read the clock of the simulation. */
export function installClock(): void {
  if (installed) return;
  installed = true;
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [instant] : given, self),
    apply: () => new Real(instant).toString(),
    get: (target, name, self) => (name === "now" ? clock.now : Reflect.get(target, name, self)),
  });
}
