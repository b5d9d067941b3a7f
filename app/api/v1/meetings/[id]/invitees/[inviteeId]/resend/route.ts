import { resendInvitation } from "@/lib/meetings/resend-invitation";
import { json } from "@/lib/web/answers";
import { act } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

export const POST = act<{ id: string; inviteeId: string }>(async (ctx, { params }) => {
  const { id } = await resendInvitation(ctx, params.id, params.inviteeId);
  return { ...json({ id, state: "queued" }), status: 202 };
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
