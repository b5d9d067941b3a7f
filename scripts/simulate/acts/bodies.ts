import type { Act, Fields } from "@/scripts/simulate/acts/act";
import { callerOf, type Memory } from "@/scripts/simulate/acts/memory";
import type { World } from "@/scripts/simulate/world/world";

type Listed = { readonly id: string; readonly email: string; readonly kind: string; readonly userId: string | null };

export async function inviteesOf(world: World, id: string): Promise<Listed[]> {
  const { body } = await world.api.ask(await callerOf(world, "dana", "key"), "GET", `/api/v1/meetings/${id}`);
  // Safe: the host's own meeting, which the judge of the API checks; a host whose account is closed sees none.
  return (body as { invitees?: Listed[] }).invitees ?? [];
}

export async function listsWith(
  world: World,
  act: Extract<Act, { do: "invite" | "remove" }>,
  id: string,
): Promise<object> {
  const { email, userId, relationshipId } = world.person(act.who);
  const current = await inviteesOf(world, id);
  const byId = current.filter(({ kind }) => kind === "internal").flatMap((one) => one.userId ?? []);
  const byAddress = current.filter(({ kind }) => kind === "guest").map((one) => one.email);
  const colleague = ["lena", "timo"].includes(act.who);
  if (act.do === "invite") {
    if (current.some((one) => one.email === email)) return { inviteeUserIds: byId, inviteeEmails: byAddress };
    return colleague ? { inviteeUserIds: [...byId, userId] } : { inviteeEmails: [...byAddress, email] };
  }
  const isClient = current.some((one) => one.kind === "client" && one.email === email);
  return {
    inviteeUserIds: byId.filter((one) => one !== userId),
    inviteeEmails: byAddress.filter((one) => one !== email),
    ...(isClient && relationshipId !== undefined && { relationshipId: null }),
  };
}

/** The body of a request that says what the fields say. */
export function bodyOf(world: World, { begins }: Memory, set: Fields): object {
  const { client, colleagues, addresses, start, minutes, ...rest } = set;
  return {
    ...rest,
    ...(start !== undefined && { startsAt: new Date(begins + start * 60_000).toISOString() }),
    ...(minutes !== undefined && { durationMinutes: minutes }),
    ...(client !== undefined && { relationshipId: client === null ? null : world.person(client).relationshipId }),
    ...(colleagues && { inviteeUserIds: colleagues.map((who) => world.person(who).userId) }),
    ...(addresses && { inviteeEmails: addresses.map((who) => written(world.person(who).email)) }),
  };
}

/** Addresses as people write them: case and spaces mean nothing. */
function written(email: string): string {
  return email.startsWith("cy") ? ` ${email.toUpperCase()} ` : email;
}
