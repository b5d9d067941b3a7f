import { main } from "@/scripts/simulate/main";

process.exitCode = await main(process.argv.slice(2));
// Connections of client libraries that keep themselves open would hold the process.
process.exit();
