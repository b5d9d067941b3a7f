import { findProposals } from "@/lib/meetings/find-proposals";
import { proposeTimes } from "@/lib/meetings/propose-times";
import { proposeTimesInput } from "@/lib/meetings/propose-times-input";
import { proposalViewOf } from "@/lib/meetings/time-proposal";
import { json } from "@/lib/web/answers";
import { read, write } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

type At = { id: string };

export const GET = read<At>(async (ctx, { params }) => {
  const proposals = await findProposals(ctx, params.id);
  return json({ data: proposals.map(proposalViewOf) });
});

/** An invitee's own proposal. The host's API key knows the meeting but has nothing to propose: 403. */
export const POST = write<typeof proposeTimesInput, At>(proposeTimesInput, async (ctx, { params, body }) => {
  const proposal = await proposeTimes(ctx, params.id, body);
  return { ...json(proposalViewOf(proposal)), status: 201 };
});

export const { PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET", "POST");
