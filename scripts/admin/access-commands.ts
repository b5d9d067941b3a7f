import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createApiKeyInput, scopes as knownScopes } from "@/lib/api-keys/create-api-key-input";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { findUserId } from "@/lib/people/find-user-id";
import { parseInput } from "@/lib/web/request/parse-input";
import { command } from "@/scripts/admin/command";
import { uuid } from "@/scripts/admin/id-in";

export const accessCommands = {
  "api-key create": command({
    does: "Makes a key for the API and prints its secret, which is shown this once.",
    needed: {
      user: "The address of the account that it acts for.",
      scopes: `Separated by commas: ${knownScopes.join(", ")}.`,
    },
    optional: { label: "What the owner’s settings call it." },
    run: async (ctx, { user, scopes, label }) => {
      const wanted = { label: label ?? "Command line", scopes: scopes.split(",").map((scope) => scope.trim()) };
      return createApiKey(ctx, await findUserId(ctx.db, user), parseInput(createApiKeyInput, wanted));
    },
  }),
  "api-key revoke": command({
    does: "Ends a key at once.",
    needed: { id: "The id that api-key create printed." },
    run: async (ctx, given) => {
      const id = uuid("id", given.id);
      await revokeApiKey(ctx, id);
      return { id };
    },
  }),
  "session create": command({
    does: "Signs an account in and prints the cookie as a browser would send it.",
    needed: { user: "The account’s address." },
    run: async (ctx, { user }) => {
      const { name, value } = await sessionCookieFor(ctx.db, await findUserId(ctx.db, user));
      return { cookie: `${name}=${value}` };
    },
  }),
};
