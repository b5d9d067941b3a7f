import { Prisma } from "@/lib/db/generated/client";

/** SQL: how far the person of the invitation `i` has read the conversation `c`. */
export const READ_POSITION = Prisma.sql`coalesce(
  (select cm.read_position from conversation_members cm where cm.conversation_id = c.id and cm.user_id = i.user_id), i.read_position, 0)`;

/** SQL: the messages `x` of the conversation `c` that the person of the invitation `i` has neither read nor written. */
export const UNREAD = Prisma.sql`x.conversation_id = c.id and x.position > ${READ_POSITION}
  and not coalesce(x.author_user_id = i.user_id, false) and not coalesce(x.invitation_id = i.id, false)`;
