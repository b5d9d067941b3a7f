import { createRelationship } from "@/lib/people/create-relationship";
import { endRelationship } from "@/lib/people/end-relationship";
import { findUserId } from "@/lib/people/find-user-id";
import { command } from "@/scripts/admin/command";
import { uuid } from "@/scripts/admin/id-in";

export const relationshipCommands = {
  "relationship create": command({
    does: "Makes a client a counselor’s, so that they can be invited by name.",
    needed: { counselor: "The counselor’s address.", client: "The client’s address." },
    run: async (ctx, { counselor, client }) => {
      const counselorId = await findUserId(ctx.db, counselor);
      return createRelationship(ctx, { counselorId, clientId: await findUserId(ctx.db, client) });
    },
  }),
  "relationship end": command({
    does: "Ends what relationship create made.",
    needed: { id: "The id that relationship create printed." },
    run: async (ctx, given) => {
      const id = uuid("id", given.id);
      await endRelationship(ctx, id);
      return { id };
    },
  }),
};
