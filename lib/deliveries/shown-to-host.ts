import { Prisma } from "@/lib/db/generated/client";

/**
 * SQL: whether the host sees the delivery `d`. That somebody has not read a message is not the host's business, so of emails
 * about messages only those that came back show (docs/design/product.md#58).
 */
export const SHOWN_TO_HOST = Prisma.sql`(d.template <> 'new_message' or d.channel <> 'email' or d.state in ('bounced', 'complained'))`;
