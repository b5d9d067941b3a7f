import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { runScript } from "@/scripts/terminal";

runScript(async () => {
  const never = new AbortController().signal;
  await generateIfNeeded(never);
  await buildIfNeeded(process.env.NEXT_DIST_DIR || ".next", {}, never);
  console.log("The pages are built.");
});
