import { acceptProposal } from "@/lib/meetings/decide-proposal";
import { requireOwnMeeting } from "@/lib/meetings/lock-own-meeting";
import { acceptProposalInput } from "@/lib/meetings/propose-times-input";
import { viewOf } from "@/lib/meetings/view";
import { etagOf, json } from "@/lib/web/answers";
import { write } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

/** The meeting at one of the proposed times: a change like any other. */
export const POST = write<typeof acceptProposalInput, { id: string; proposalId: string }>(
  acceptProposalInput,
  async (ctx, { params, body }) => {
    const { meeting, changes } = await acceptProposal(ctx, params.id, params.proposalId, body.startsAt);
    const view = viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
    return json({ ...view, changes }, { ETag: etagOf(view) });
  },
  (ctx, { id }) => requireOwnMeeting(ctx, id),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
