import { createRelationship } from "@/lib/people/create-relationship";
import { endRelationship } from "@/lib/people/end-relationship";
import { findUserId } from "@/lib/people/find-user-id";
import type { Command } from "@/scripts/admin/command";
import { idIn } from "@/scripts/admin/id-in";
import { optionsIn } from "@/scripts/admin/words";

export const relationshipCommands: Record<string, Command> = {
  "relationship create": async (ctx, words) => {
    const { counselor, client } = optionsIn(words, { needed: ["counselor", "client"] });
    const counselorId = await findUserId(ctx.db, counselor);
    return createRelationship(ctx, { counselorId, clientId: await findUserId(ctx.db, client) });
  },
  "relationship end": async (ctx, words) => {
    const id = idIn(words);
    await endRelationship(ctx, id);
    return { id };
  },
};
