/** What is counted per caller so that nobody can flood the product or the people in it. Shared by all instances. */
export type LimitClass =
  | "requests"
  | "external_invites"
  | "invites_by_id"
  | "sign_ins"
  | "sign_in_addresses"
  | "conversation_codes"
  | "answers"
  | "door_codes"
  | "door_askers"
  | "fresh_links"
  | "fresh_link_askers"
  | "second_factors"
  | "second_factors_daily";

/** Where a caller stands after spending. */
export type Allowance = { limit: number; remaining: number; resetSeconds: number; windowSeconds: number };

export type Limits = {
  /** How many points a key has in each window. */
  policyOf(limit: LimitClass): Pick<Allowance, "limit" | "windowSeconds">;
  /** @throws AppError `rate_limited` with the seconds to wait, when fewer than `points` are left for `key`. */
  spend(limit: LimitClass, key: string, points: number): Promise<Allowance>;
};
