import { createUser } from "@/lib/people/create-user";
import { createUserInput } from "@/lib/people/create-user-input";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { findUserId } from "@/lib/people/find-user-id";
import { verifyUser } from "@/lib/people/verify-user";
import { parseInput } from "@/lib/web/request/parse-input";
import type { Command } from "@/scripts/admin/command";
import { optionsIn } from "@/scripts/admin/words";

export const userCommands: Record<string, Command> = {
  "user create": (ctx, words) => {
    const {
      "time-zone": timeZone,
      unverified,
      ...rest
    } = optionsIn(words, {
      needed: ["email", "name", "role"],
      optional: ["time-zone", "locale", "practice"],
      flags: ["unverified"],
    });
    return createUser(ctx, parseInput(createUserInput, { ...rest, timeZone, verified: !unverified }));
  },
  "user deactivate": async (ctx, words) => {
    const id = await findUserId(ctx.db, optionsIn(words, { needed: ["email"] }).email);
    await deactivateUser(ctx, id);
    return { id };
  },
  "user verify": async (ctx, words) => {
    const id = await findUserId(ctx.db, optionsIn(words, { needed: ["email"] }).email);
    await verifyUser(ctx, id);
    return { id };
  },
};
