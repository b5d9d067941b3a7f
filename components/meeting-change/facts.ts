/** What is needed to say a change in words. */
export type Facts = {
  /** Names of people by address, as the host knows them. */
  readonly names: Readonly<Record<string, string>>;
  /** Names of clients by the id of the relationship. */
  readonly clients: Readonly<Record<string, string>>;
  readonly reader: { readonly timeZone: string; readonly locale: string };
};
