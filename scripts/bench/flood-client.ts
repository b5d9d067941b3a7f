import { setTimeout as delay } from "node:timers/promises";
import { floods } from "@/e2e/servers/flood";

// A process of its own, so that sending takes nothing from who measures. Fifty large bodies at once, and again a second after
// the last of them was cut off, until it is ended.
const [, , origin = ""] = process.argv;
process.once("disconnect", () => process.exit());
process.send?.("begun");
for (; ; await delay(1_000)) await Promise.all(floods(origin, 50, { stubborn: true }));
