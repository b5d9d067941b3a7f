import { countUnread } from "@/lib/notifications/count-unread";
import { notificationsQuery, queryNotifications } from "@/lib/notifications/notifications-query";
import { notificationView } from "@/lib/notifications/view";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { filledQueryOf } from "@/lib/web/request/query";
import { json, nextLink } from "@/lib/web/request/responses";

export const GET = getRoute(async (ctx, { request, query }) => {
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
