import { declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { bodylessRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const POST = bodylessRoute<{ id: string; proposalId: string }>(async (ctx, { params }) => {
  await declineProposal(ctx, params.id, params.proposalId);
  return json({ id: params.proposalId.toLowerCase(), state: "declined" });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
