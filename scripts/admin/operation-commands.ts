import { findAccesses } from "@/lib/history/access-log";
import { findHistory } from "@/lib/history/find-history";
import { listSecurityEvents } from "@/lib/history/security-events";
import { verifyChain } from "@/lib/history/verify-chain";
import { verifyLogs } from "@/lib/history/verify-logs";
import { wayOfLine } from "@/lib/history/way";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { listReports } from "@/lib/meetings/guests/report-abuse";
import { findJobs } from "@/lib/outbox/find-jobs";
import { retryJob } from "@/lib/outbox/retry-job";
import { rotateKeys } from "@/lib/rotate-keys";
import { listTemplates } from "@/lib/templates/list-templates";
import { switchTemplate } from "@/lib/templates/switch-template";
import { type Command, command } from "@/scripts/admin/command";
import { uuid } from "@/scripts/admin/id-in";
import { Stop } from "@/scripts/terminal";

export const operationCommands = {
  "template list": command({
    does: "Lists the templates of mails and notices, and which of them are switched on.",
    run: async (ctx) => ({ templates: await listTemplates(ctx.db) }),
  }),
  "template enable": switching(true, "Switches a template on, in every channel and language."),
  "template disable": switching(
    false,
    "Switches a template off, in every channel and language: what it words is not sent.",
  ),
  "jobs list": command({
    does: "Lists the newest 200 jobs of the outbox with their states.",
    flags: { failed: "Only those that nobody will try again by themselves." },
    run: async (ctx, given) => ({ jobs: await findJobs(ctx.db, given) }),
  }),
  "jobs retry": command({
    does: "Puts a failed job back for one more try.",
    needed: { id: "The id as jobs list --failed prints it." },
    run: async (ctx, given) => {
      const id = uuid("id", given.id);
      if (await retryJob(ctx.db, id)) return { id };
      throw new Stop("No failed job has this id. List them with: jobs list --failed");
    },
  }),
  "history export": command({
    does: "Prints a meeting’s history, whether its chain is intact, and who looked at the meeting.",
    needed: { meeting: "The meeting’s id." },
    run: async (ctx, { meeting }) => {
      const meetingId = uuid("meeting", meeting);
      const history = await findHistory(ctx.db, meetingId);
      return {
        meetingId,
        intact: verifyChain(ctx.secrets, meetingId, history),
        history: history.map((line) => ({ ...line, via: wayOfLine(line) })),
        accesses: await findAccesses(ctx.db, meetingId),
      };
    },
  }),
  "history verify": command({
    does: "Follows every chain of the history and of the access log, and prints what was changed, cut or left out.",
    run: async (ctx) => {
      const problems = await verifyLogs(ctx);
      return { intact: problems.length === 0, problems };
    },
    succeeded: ({ intact }) => intact === true,
  }),
  "security list": command({
    does: "Lists the newest 500 security events: signing in and out, refused codes, keys, calendars.",
    run: async (ctx) => ({ events: await listSecurityEvents(ctx.db) }),
  }),
  "keys rotate": command({
    does: "Seals everything anew under ENCRYPTION_KEY that is sealed under ENCRYPTION_KEY_PREVIOUS. Repeat it until none is left.",
    run: async (ctx) => rotateKeys(ctx),
    succeeded: ({ left }) => left === 0,
  }),
  "report list": command({
    does: "Lists the invitations that their recipients have reported.",
    run: async (ctx) => ({ reports: await listReports(ctx) }),
  }),
  "guest erase": command({
    does: "Takes a guest’s address, name, notes, messages and mails out of everything at once.",
    needed: { email: "The guest’s address." },
    run: (ctx, { email }) => eraseGuest(ctx, email),
  }),
  "invitation link": command({
    does: "Makes a guest a fresh link to an invitation and prints it; the one before is dead.",
    needed: { meeting: "The meeting’s id.", email: "The invited address." },
    run: (ctx, { meeting, email }) => issueInvitationLink(ctx, uuid("meeting", meeting), email),
  }),
};

function switching(enabled: boolean, does: string): Command {
  return command({
    does,
    needed: { key: "The template’s key as template list prints it." },
    run: async (ctx, { key }) => ({ key, enabled, rows: await switchTemplate(ctx, key, enabled) }),
  });
}
