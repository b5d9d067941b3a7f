import { COLLEAGUES, type Deed, type Fields, type Who } from "@/scripts/simulate/acts/act";

/** Whom a meeting invites, as a host lists them. */
export type Lists = {
  readonly client: Who | null;
  readonly colleagues: readonly Who[];
  readonly addresses: readonly Who[];
};

/** The lists that a host sends to have one person more, or one less. */
export function listsAfter(lists: Lists, { do: kind, who }: Extract<Deed, { do: "invite" | "remove" }>): Fields {
  const { client, colleagues, addresses } = lists;
  const without = (list: readonly Who[]) => list.filter((one) => one !== who);
  if (kind === "remove") {
    return { client: client === who ? null : client, colleagues: without(colleagues), addresses: without(addresses) };
  }
  if (client === who || colleagues.includes(who) || addresses.includes(who)) return lists;
  const known = COLLEAGUES.some((one) => one === who);
  return known ? { colleagues: [...colleagues, who] } : { addresses: [...addresses, who] };
}
