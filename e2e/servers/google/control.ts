import { z } from "zod";
import type { Account, Directory } from "@/e2e/servers/google/accounts";
import { live, newCalendar, store } from "@/e2e/servers/google/calendar";
import { type Fault, faultSchema } from "@/e2e/servers/google/faults";
import type { signals } from "@/e2e/servers/resend/signals";

type Controls = {
  people: Directory;
  addFaults: (...faults: Fault[]) => void;
  now: () => number;
} & Pick<ReturnType<typeof signals>, "changed" | "until">;

const WAIT_MILLISECONDS = 20_000;

const accountBody = z.object({ email: z.string(), calendars: z.array(z.string()).default([]) });
const editBody = z.object({ email: z.string(), uid: z.string(), patch: z.record(z.string(), z.json()) });

/**
 * The part that Google does not have, for tests in other processes:
 * - `POST /_stand-in/accounts` `{ email, calendars }`: makes the account where it is missing.
 * - `GET /_stand-in/events?email=&expect=N&after=etag`: what stands in its own calendar, once there are N events and none of
 *   them has the etag `after` (or after 20 s, what there is).
 * - `POST /_stand-in/edit` `{ email, uid, patch }`: its owner edits an event there; `{ status: "cancelled" }` deletes it.
 * - `GET /_stand-in/grants?email=`: how many accesses its owner has granted that still hold.
 * - `POST /_stand-in/revoke` `{ email }`: its owner takes back every access. `POST /_stand-in/faults`: a list of faults.
 */
export async function control(controls: Controls, call: string, query: URLSearchParams, raw: string): Promise<unknown> {
  const { people, until } = controls;
  const body: unknown = raw === "" ? {} : JSON.parse(raw);
  switch (call) {
    case "POST /_stand-in/accounts":
      return accountOf(people, accountBody.parse(body)).email;
    case "GET /_stand-in/events": {
      const events = () => live(own(people.account(query.get("email") ?? "")));
      const enough = () =>
        events().length === Number(query.get("expect")) && events().every(({ etag }) => etag !== query.get("after"));
      await until(enough, AbortSignal.timeout(WAIT_MILLISECONDS));
      return events();
    }
    case "GET /_stand-in/grants": {
      const grants = [...people.refreshTokens.values()];
      return grants.filter(({ account, revoked }) => account.email === query.get("email") && !revoked).length;
    }
    case "POST /_stand-in/edit":
      return edit(controls, editBody.parse(body));
    case "POST /_stand-in/revoke":
      people.revoke(accountBody.parse(body).email);
      return {};
    case "POST /_stand-in/faults":
      controls.addFaults(...z.array(faultSchema).parse(body));
      return {};
    default:
      throw new Error(`The stand-in has no such control: ${call}`);
  }
}

function accountOf(people: Directory, { email, calendars }: z.output<typeof accountBody>): Account {
  const account = people.account(email);
  for (const id of calendars) account.calendars.set(id, newCalendar({ id, summary: id }));
  return account;
}

function edit({ people, now, changed }: Controls, { email, uid, patch }: z.output<typeof editBody>) {
  const calendar = own(people.account(email));
  const event = [...calendar.events.values()].find(({ iCalUID }) => iCalUID === uid);
  if (!event) throw new Error(`The stand-in has no event ${uid}.`);
  const edited = store(calendar, { ...event, ...patch }, now());
  changed();
  return edited;
}

function own({ calendars, email }: Account) {
  const calendar = calendars.get(email);
  if (!calendar) throw new Error("An account has a calendar of its own.");
  return calendar;
}
