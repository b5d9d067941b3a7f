import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { Email } from "@/scripts/simulate/world/deliveries";
import { emailOf } from "@/scripts/simulate/world/people";
import type { World } from "@/scripts/simulate/world/world";

const JUDGE = "deliveries";

type Row = {
  readonly id: string;
  readonly meeting: string;
  readonly email: string;
  readonly removed: boolean;
  readonly channel: "email" | "in_app";
  readonly template: string;
  readonly state: string;
  readonly reason: string | null;
};

/** At rest no delivery waits or failed, none was skipped without a reason that this life gave, and none went twice. */
export async function judgeDeliveries(world: World, model: Model, emails: readonly Email[]): Promise<void> {
  const { rows } = await world.database.client.query<Row>(
    `select d.id, d.meeting_id as meeting, i.email, i.removed_at is not null as removed, d.channel::text, d.template, d.state::text, d.reason
       from deliveries d join invitations i on i.id = d.invitation_id`,
  );
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
        (taken === 0 || world.weather.answersLost) && may(world, model, row),
        JUDGE,
        `${what} was skipped as ${row.reason}, for which this life gives no reason.`,
      );
  }
  judgeReminders(world, model, rows);
}

/** Whether the model knows of something that explains the reason. */
function may(world: World, model: Model, { meeting, email, reason, removed, template }: Row): boolean {
  const number = [...world.meetings].find(([, { id }]) => id === meeting)?.[0];
  const state = number === undefined ? undefined : model.meetings[number];
  const rows = state?.invitees.filter(({ who }) => emailOf(who) === email) ?? [];
  switch (reason) {
    case "read":
      return template === "new_message";
    case "template_missing":
      return (
        world.weather.everOff.has(template) ||
        (template === "meeting_updated" && world.weather.everOff.has("scheduled_meeting_invitation"))
      );
    case "invitation_withdrawn":
      return removed || world.weather.everOff.has(`remove ${rows[0]?.who}`);
    case "meeting_cancelled":
      return state?.content.off === true || world.weather.everOff.has(`cancel ${number}`);
    case "never_told":
      return rows.some(({ emailed }) => emailed === undefined) || world.weather.everOff.size > 0;
    case "meeting_ended":
    case "meeting_started":
      return state !== undefined;
    case "superseded":
    case "nothing_new":
      return world.weather.stormy;
    case "address_suppressed":
      return world.weather.everOff.has(`bounce ${rows[0]?.who}`);
    case "declined":
      return rows.some(({ answer }) => answer === "declined");
    default:
      return false;
  }
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
