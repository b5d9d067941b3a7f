import type { FormState } from "@/lib/forms/form-state";
import type { Act } from "@/scripts/simulate/acts/act";
import { callerOf, type Memory, noted, type Outcome } from "@/scripts/simulate/acts/memory";
import { openLink, tokenFor } from "@/scripts/simulate/acts/perform-answers";
import { submit } from "@/scripts/simulate/world/http/forms";
import type { World } from "@/scripts/simulate/world/world";

type Doing<Kind extends Act["do"]> = Extract<Act, { do: Kind }>;

/** What stands for a proposal that there is none of. */
const NO_PROPOSAL = "01a00000-0000-7000-8000-000000000000";

/** Proposes other times: on the page of the link, in the app or by a program. */
export async function propose(
  world: World,
  memory: Memory,
  act: Doing<"propose">,
  id: string,
): Promise<Outcome | undefined> {
  const instants = act.starts.map((start) => new Date(memory.begins + start * 60_000).toISOString());
  if (act.by === "page") return proposeOnPage(world, memory, act, instants);
  if (world.person(act.who).userId === undefined) return undefined;
  const body = { startsAt: instants, note: act.note };
  return world.api.ask(await callerOf(world, act.who, act.by), "POST", `/api/v1/meetings/${id}/proposals`, body);
}

async function proposeOnPage(
  world: World,
  memory: Memory,
  act: Doing<"propose">,
  instants: readonly string[],
): Promise<Outcome | undefined> {
  const token = tokenFor(world, memory, act.meeting, act.who);
  const invitation = token === undefined ? undefined : await openLink(world, act.who, token);
  if (invitation === undefined) return undefined;
  const { proposeAction } = await import("@/app/invitations/[id]/actions");
  const times = instants.map((instant, at) => [
    [`date${at}`, instant.slice(0, 10)],
    [`time${at}`, instant.slice(11, 16)],
  ]);
  const action = (state: FormState, form: FormData) => proposeAction(invitation, state, form);
  const { status } = await submit(
    world,
    world.person(act.who).inbox,
    { path: `/invitations/${invitation}`, sign: 'name="date0"', action },
    { ...Object.fromEntries(times.flat()), zone: "UTC", note: act.note },
  );
  return status === 500 ? { status } : { status: undefined };
}

type Proposal = { readonly id: string; readonly inviteeId: string; readonly startsAt: readonly string[] };

/** The host decides on what this person proposed, or on nothing where there is nothing. */
export async function decide(world: World, memory: Memory, act: Doing<"decide">, id: string): Promise<Outcome> {
  const host = await callerOf(world, "dana", act.by);
  const path = `/api/v1/meetings/${id}/proposals`;
  const [listed, shown] = [
    await world.api.ask(host, "GET", path),
    await world.api.ask(host, "GET", path.slice(0, -10)),
  ];
  // Safe: the host's own meeting, which the judge of the API checks; a host whose account is closed sees none.
  const proposals = (listed.body as { data?: readonly Proposal[] }).data ?? [];
  const { invitees = [] } = shown.body as { invitees?: readonly { id: string; email: string }[] };
  const invitee = invitees.find(({ email }) => email === world.person(act.who).email);
  const proposal = proposals.find(({ inviteeId }) => inviteeId === invitee?.id);
  const at = `${path}/${proposal?.id ?? NO_PROPOSAL}`;
  const startsAt = proposal?.startsAt[0] ?? new Date(memory.begins).toISOString();
  if (!act.accept) return world.api.ask(host, "POST", `${at}/decline`, {});
  return noted(memory, act.meeting, await world.api.ask(host, "POST", `${at}/accept`, { startsAt }));
}

let messages = 0;

/** Writes into the conversation of the meeting. */
export async function write(world: World, act: Doing<"message">, id: string): Promise<Outcome | undefined> {
  if (world.person(act.who).userId === undefined) return undefined;
  messages += 1;
  const clientId = `00000000-0000-4000-8000-${String(messages).padStart(12, "0")}`;
  const body = { body: act.body, clientId };
  return world.api.ask(await callerOf(world, act.who, act.by), "POST", `/api/v1/meetings/${id}/messages`, body);
}
