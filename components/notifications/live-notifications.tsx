"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
import { BellAndRing } from "@/components/notifications/bell-and-ring";

/** The bell in the frame and the card that rings, kept up to date while the page is open. */
export function LiveNotifications(props: ComponentProps<typeof BellAndRing>) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <BellAndRing {...props} />
    </QueryClientProvider>
  );
}
