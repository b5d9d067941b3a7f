import { findUserId } from "@/lib/people/find-user-id";
import { removeSecondFactorOf } from "@/lib/people/second-factor/own-second-factor";
import { requireSecondFactor } from "@/lib/people/second-factor/require-second-factor";
import { command } from "@/scripts/admin/command";

export const secondFactorCommands = {
  "user remove-second-factor": command({
    does: "Takes the second factor of an account away, app and passkeys, for somebody who lost them and their recovery codes.",
    needed: { email: "The account’s address." },
    run: async (ctx, { email }) => {
      const id = await findUserId(ctx.db, email);
      await removeSecondFactorOf(ctx, id);
      return { id };
    },
  }),
  "practice require-second-factor": command({
    does: "Makes the people of a practice sign in with a second factor; who has none is signed out and sets one up.",
    needed: { practice: "The practice’s name." },
    flags: { off: "Nobody of the practice has to any more." },
    run: async (ctx, { practice, off }) => ({ practice, ...(await requireSecondFactor(ctx, practice, !off)) }),
  }),
};
