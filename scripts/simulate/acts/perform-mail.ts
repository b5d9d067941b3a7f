import { mailEvent, signedCall } from "@/e2e/servers/resend/signed-call";
import type { Act } from "@/scripts/simulate/acts/act";
import type { Memory, Outcome } from "@/scripts/simulate/acts/memory";
import { WEBHOOK_SECRET } from "@/scripts/simulate/world/settings";
import type { World } from "@/scripts/simulate/world/world";

/** The provider tells what became of the newest email to this person, where it has not told it yet. */
export async function report(
  world: World,
  memory: Memory,
  { meeting, who, how }: Extract<Act, { do: "bounce" }>,
): Promise<Outcome | undefined> {
  const uid = world.meetings.get(meeting)?.uid;
  const email = memory.emails.findLast((one) => one.to === who && one.uid === uid);
  if (!email) return undefined;
  const { rows } = await world.database.client.query("select 1 from deliveries where id = $1 and state = 'sent'", [
    email.deliveryId,
  ]);
  if (rows.length === 0) return undefined;
  const call = signedCall(mailEvent(`email.${how}`, email.mail.id), { secret: WEBHOOK_SECRET });
  const { status } = await world.api.ask({ name: "resend" }, "POST", "/api/webhooks/resend", call.body, call.headers);
  return { status };
}
