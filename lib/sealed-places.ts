/** What sealed bytes belong to: they open there alone, so nobody moves them from one row into another. */
export const placeOf = {
  email: (id: string) => `email:${id}`,
  push: (userId: string) => `push:${userId}`,
  calendar: (userId: string) => `calendar:${userId}`,
  consent: (userId: string) => `consent:${userId}`,
  /** @param id of the kept answer, as bytes */
  answer: (id: Uint8Array) => `answer:${Buffer.from(id).toString("hex")}`,
  askedCode: (invitationId: string) => `asked-code:${invitationId}`,
  doorCode: (slug: string) => `door-code:${slug}`,
  signIn: () => "sign-in",
  browser: () => "browser",
  keptKeys: () => "kept-keys",
} as const;
