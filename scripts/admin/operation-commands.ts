import { findAccesses } from "@/lib/history/find-accesses";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { listReports } from "@/lib/meetings/guests/report-abuse";
import { findJobs } from "@/lib/outbox/find-jobs";
import { retryJob } from "@/lib/outbox/retry-job";
import { listTemplates } from "@/lib/templates/list-templates";
import { switchTemplate } from "@/lib/templates/switch-template";
import type { Command } from "@/scripts/admin/command";
import { idIn, uuid } from "@/scripts/admin/id-in";
import { optionsIn } from "@/scripts/admin/words";
import { Stop } from "@/scripts/terminal";

export const operationCommands: Record<string, Command> = {
  "template list": async (ctx, words) => {
    optionsIn(words, {});
    return { templates: await listTemplates(ctx.db) };
  },
  "template enable": switching(true),
  "template disable": switching(false),
  "jobs list": async (ctx, words) => ({ jobs: await findJobs(ctx.db, optionsIn(words, { flags: ["failed"] })) }),
  "jobs retry": async (ctx, words) => {
    const id = idIn(words);
    if (!(await retryJob(ctx.db, id))) throw new Stop("No failed job has this id. List them with: jobs list --failed");
    return { id };
  },
  "history export": async (ctx, words) => {
    const meetingId = uuid("meeting", optionsIn(words, { needed: ["meeting"] }).meeting);
    const history = await findHistory(ctx.db, meetingId);
    return {
      meetingId,
      intact: verifyChain(meetingId, history),
      history,
      accesses: await findAccesses(ctx.db, meetingId),
    };
  },
  "report list": async (ctx, words) => {
    optionsIn(words, {});
    return { reports: await listReports(ctx) };
  },
  "guest erase": (ctx, words) => eraseGuest(ctx, optionsIn(words, { needed: ["email"] }).email),
  "invitation link": async (ctx, words) => {
    const { meeting, email } = optionsIn(words, { needed: ["meeting", "email"] });
    return issueInvitationLink(ctx, uuid("meeting", meeting), email);
  },
};

function switching(enabled: boolean): Command {
  return async (ctx, words) => {
    const { key } = optionsIn(words, { needed: ["key"] });
    return { key, enabled, rows: await switchTemplate(ctx, key, enabled) };
  };
}
