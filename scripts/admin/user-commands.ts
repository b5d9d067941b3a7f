import { createUser } from "@/lib/people/create-user";
import { createUserInput } from "@/lib/people/create-user-input";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { findUserId } from "@/lib/people/find-user-id";
import { previewDeactivation } from "@/lib/people/preview-deactivation";
import { reopenUser } from "@/lib/people/reopen-user";
import { verifyUser } from "@/lib/people/verify-address";
import { parseInput } from "@/lib/web/request/parse-input";
import { command } from "@/scripts/admin/command";

const account = { email: "The account’s address." };

export const userCommands = {
  "user create": command({
    does: "Makes an account.",
    needed: {
      email: "The address to sign in with.",
      name: "The person’s name.",
      role: "One of counselor, client, admin.",
    },
    optional: {
      "time-zone": "An IANA name such as Europe/Berlin; UTC otherwise.",
      locale: "The language as a tag such as de; en otherwise.",
      practice: "The practice’s name; it is made where there is none of that name.",
    },
    flags: { unverified: "The address is still to be proved by its owner." },
    run: (ctx, { "time-zone": timeZone, unverified, ...rest }) =>
      createUser(ctx, parseInput(createUserInput, { ...rest, timeZone, verified: !unverified })),
  }),
  "user deactivate": command({
    does: "Closes an account: its sessions and keys end, and the meetings that it hosts are called off.",
    needed: account,
    flags: { "dry-run": "Only says in numbers what would end, and changes nothing." },
    run: async (ctx, { email, "dry-run": dryRun }) => {
      const id = await findUserId(ctx.db, email);
      if (dryRun) return { id, ...(await previewDeactivation(ctx, id)) };
      await deactivateUser(ctx, id);
      return { id };
    },
  }),
  "user reopen": command({
    does: "Opens a closed account again, so that its owner can sign in and nothing of it is erased.",
    needed: account,
    run: async (ctx, { email }) => {
      const id = await findUserId(ctx.db, email);
      await reopenUser(ctx, id);
      return { id };
    },
  }),
  "user verify": command({
    does: "Takes an account’s address as proved.",
    needed: account,
    run: async (ctx, { email }) => {
      const id = await findUserId(ctx.db, email);
      await verifyUser(ctx, id);
      return { id };
    },
  }),
};
