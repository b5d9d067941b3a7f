import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { findUserId } from "@/lib/people/find-user-id";
import { parseInput } from "@/lib/web/request/parse-input";
import type { Command } from "@/scripts/admin/command";
import { idIn } from "@/scripts/admin/id-in";
import { optionsIn } from "@/scripts/admin/words";

export const accessCommands: Record<string, Command> = {
  "api-key create": async (ctx, words) => {
    const { user, scopes, label } = optionsIn(words, { needed: ["user", "scopes"], optional: ["label"] });
    const wanted = { label: label ?? "Command line", scopes: scopes.split(",").map((scope) => scope.trim()) };
    return createApiKey(ctx, await findUserId(ctx.db, user), parseInput(createApiKeyInput, wanted));
  },
  "api-key revoke": async (ctx, words) => {
    const id = idIn(words);
    await revokeApiKey(ctx, id);
    return { id };
  },
  "session create": async (ctx, words) => {
    const { user } = optionsIn(words, { needed: ["user"] });
    const { name, value } = await sessionCookieFor(ctx.db, await findUserId(ctx.db, user));
    return { cookie: `${name}=${value}` };
  },
};
