import { declineProposal } from "@/lib/meetings/decide-proposal";
import { json } from "@/lib/web/answers";
import { act } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

export const POST = act<{ id: string; proposalId: string }>(async (ctx, { params }) => {
  await declineProposal(ctx, params.id, params.proposalId);
  return json({ id: params.proposalId.toLowerCase(), state: "declined" });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
