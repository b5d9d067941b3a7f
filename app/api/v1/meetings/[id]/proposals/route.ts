import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { proposalViewOf } from "@/lib/meetings/answers/time-proposal";
import { getRoute, writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

type At = { id: string };

export const GET = getRoute<At>(async (ctx, { params }) => {
  const proposals = await findProposals(ctx, params.id);
  return json({ data: proposals.map(proposalViewOf) });
});

/** An invitee's own proposal. The host's API key knows the meeting but has nothing to propose: 403. */
export const POST = writeRoute<typeof proposeTimesInput, At>(proposeTimesInput, async (ctx, { params, body }) => {
  const proposal = await proposeTimes(ctx, params.id, body);
  return { ...json(proposalViewOf(proposal)), status: 201 };
});

export const { PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET", "POST");
