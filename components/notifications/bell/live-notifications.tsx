"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
import { BellAndRing } from "@/components/notifications/bell/bell-and-ring";

/** The bell in the frame and the card that rings, kept up to date while the page is open. */
export function LiveNotifications(props: ComponentProps<typeof BellAndRing>) {
  // Whether the browser believes itself to be online does not matter: our own server may be reached all the same.
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { networkMode: "always" } } }));
  return (
    <QueryClientProvider client={client}>
      <BellAndRing {...props} />
    </QueryClientProvider>
  );
}
