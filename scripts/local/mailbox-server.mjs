// A mailbox of its own process, because maildev ends the process it lives in: `node mailbox-server.mjs <smtpPort> <webPort> [folder]`.
import maildev from "maildev";

const [smtp, web, mailDirectory] = process.argv.slice(2);

await maildev({ smtp: Number(smtp), web: Number(web), ip: "127.0.0.1", silent: true, mailDirectory }).listen();

// The one who started us is gone, whatever way.
process.on("disconnect", () => process.exit());
