import { handHere } from "@/scripts/simulate/hands";
import { optionsOf } from "@/scripts/simulate/options";

/** Lives the lives that the process asks for which started this one, until it asks no more. */
const hand = await handHere(process.env.SIMULATION_SERVER ?? "", optionsOf(process.argv.slice(2)));
process.on("message", async (life) => process.send?.(await hand.live(Number(life))));
process.once("disconnect", async () => {
  await hand.close();
  process.exit();
});
