import { demand } from "@/scripts/simulate/judge/finding";
import { explains, type Row } from "@/scripts/simulate/judge/reasons";
import type { Model } from "@/scripts/simulate/model/model";
import type { Email } from "@/scripts/simulate/world/deliveries";
import { emailOf } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "deliveries";

/** At rest no delivery waits or failed, none was skipped for a reason that did not hold then, and none went twice. */
export async function judgeDeliveries(world: World, model: Model, emails: readonly Email[]): Promise<void> {
  const { rows } = await world.database.client.query<Row>({
    name: "deliveries",
    text: `select d.id, d.meeting_id as meeting, i.email, d.channel::text, d.template, d.state::text, d.reason, d.revision, d.resent, d.created_at as created, d.at
       from deliveries d join invitations i on i.id = d.invitation_id`,
  });
  for (const row of rows) {
    const taken = emails.filter(({ deliveryId }) => deliveryId === row.id).length;
    const what = `the ${row.channel} “${row.template}” to ${row.email}`;
    demand(row.state !== "queued", JUDGE, `${what} still waits.`);
    demand(row.state !== "failed", JUDGE, `${what} failed: ${row.reason}.`);
    demand(taken <= 1, JUDGE, `${what} was taken ${taken} times.`);
    if (row.state !== "skipped")
      demand(row.channel === "in_app" || taken === 1, JUDGE, `${what} counts as ${row.state}, and nothing went.`);
    // One whose answer was lost was taken all the same, and may be out of date before its next try.
    else
      demand(
        (taken === 0 || world.spans.held("answers lost", row.created.getTime(), row.at.getTime())) &&
          explains(world, model, row, rows),
        JUDGE,
        `${what} was skipped as ${row.reason}, which did not hold then.`,
      );
  }
  judgeReminders(world, model, rows);
}

/** As many reminders went by email as the model owes. */
function judgeReminders({ meetings }: World, model: Model, rows: readonly Row[]): void {
  for (const [number, { id }] of meetings) {
    for (const who of new Set(model.meetings[number]?.invitees.map((one) => one.who))) {
      const own = model.meetings[number]?.invitees.filter((one) => one.who === who) ?? [];
      if (own.some(({ erased }) => erased)) continue;
      const owed = own.flatMap(({ reminded }) => reminded).length;
      const mine = (row: Row) => row.meeting === id && row.email === emailOf(who) && row.state !== "skipped";
      const sent = rows.filter(
        (row) => row.channel === "email" && row.template === "meeting_reminder" && mine(row),
      ).length;
      demand(sent === owed, JUDGE, `${who} got ${sent} reminders of meeting ${number}, not ${owed}.`);
    }
  }
}
