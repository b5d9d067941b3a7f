// Loaded into the built server before anything else: all that it asks for the present time reads the clock of the simulation, which
// the process that started it sets.
import { clock, installClock } from "../clock.ts";

clock.begin(Number(process.env.SIMULATION_INSTANT));
installClock();
process.on("message", (said) => {
  if (typeof said?.instant !== "number") return;
  clock.begin(said.instant);
  process.send?.({ taken: said.instant });
});
