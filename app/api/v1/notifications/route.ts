import { countUnread } from "@/lib/notifications/count-unread";
import { notificationsQuery, queryNotifications } from "@/lib/notifications/notifications-query";
import { notificationView } from "@/lib/notifications/view";
import { json, nextLink } from "@/lib/web/answers";
import { read } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";
import { parseInput } from "@/lib/web/parse-input";
import { filledQueryOf } from "@/lib/web/query";

export const GET = read(async (ctx, { request, query }) => {
  const { notifications, nextCursor } = await queryNotifications(
    ctx,
    parseInput(notificationsQuery, filledQueryOf(query)),
  );
  const data = notifications.map((row) => notificationView(row, ctx));
  return json(
    { data, page: { nextCursor }, unread: await countUnread(ctx) },
    nextCursor === null ? {} : { Link: nextLink(request.url, nextCursor) },
  );
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
