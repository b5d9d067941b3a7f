import { floods } from "@/e2e/servers/flood";

// A process of its own, so that sending takes nothing from who measures: fifty large bodies under way until it is ended.
const [, , origin = ""] = process.argv;
process.once("disconnect", () => process.exit());
process.send?.("begun");
for (;;) await Promise.all(floods(origin, 50, { stubborn: true }));
