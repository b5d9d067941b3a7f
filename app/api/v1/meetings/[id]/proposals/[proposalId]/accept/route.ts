import { acceptProposal } from "@/lib/meetings/answers/decide-proposal";
import { acceptProposalInput } from "@/lib/meetings/answers/propose-times-input";
import { requireOwnMeeting } from "@/lib/meetings/lock-hosted-meeting";
import { viewOf } from "@/lib/meetings/view";
import { writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { etagOf, json } from "@/lib/web/request/responses";

/** The meeting at one of the proposed times: a change like any other. */
export const POST = writeRoute<typeof acceptProposalInput, { id: string; proposalId: string }>(
  acceptProposalInput,
  async (ctx, { params, body }) => {
    const { meeting, changes } = await acceptProposal(ctx, params.id, params.proposalId, body.startsAt);
    const view = viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
    return json({ ...view, changes }, { ETag: etagOf(view) });
  },
  (ctx, { id }) => requireOwnMeeting(ctx, id),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
