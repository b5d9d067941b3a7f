"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/form/button";

/** Offers to read the page again because something is new; nothing where `words` is null. The page itself never jumps. */
export function Pill({ words }: { words: string | null }) {
  const router = useRouter();
  const [reading, read] = useTransition();
  return (
    <div role="status" className="sticky top-4 z-10 flex justify-center empty:hidden">
      {words === null ? null : (
        <Button
          variant="primary"
          size="sm"
          className="rounded-full shadow-lg"
          aria-disabled={reading}
          onClick={() => read(() => router.refresh())}
        >
          <ArrowUp aria-hidden="true" />
          {words}
        </Button>
      )}
    </div>
  );
}
