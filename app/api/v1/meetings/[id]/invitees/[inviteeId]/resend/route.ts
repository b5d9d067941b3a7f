import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { bodylessRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const POST = bodylessRoute<{ id: string; inviteeId: string }>(async (ctx, { params }) => {
  const { id } = await resendInvitation(ctx, params.id, params.inviteeId);
  return { ...json({ id, state: "queued" }), status: 202 };
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
