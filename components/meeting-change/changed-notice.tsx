"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  undo: FormAction;
  cancelled: boolean;
  /** How many people will hear of it. */
  people: number;
  /** How long it can still be undone. */
  leftMilliseconds: number;
};

/** Says that a change is stored and, while nobody has been told, offers to take it back (docs/design/product.md#9). */
export function ChangedNotice({ undo, cancelled, people, leftMilliseconds }: Props) {
  const t = useTranslations("meetingChange.done");
  const common = useTranslations("common");
  const [state, act] = useActionState(undo, undefined);
  const over = useOver(leftMilliseconds);
  const failed = Object.values(state?.errors ?? {}).flat();
  return (
    <Notice tone="good" role="status" title={common(cancelled ? "meetingCancelled" : "changeSaved")}>
      <p>{t(over ? "told" : "willBeTold", { count: people })}</p>
      {over ? null : (
        <Form action={act} className="mt-3">
          <SubmitButton variant="secondary" size="sm" data-shortcut="undo" pendingLabel={common("undoing")}>
            <Undo2 aria-hidden="true" />
            {common("undo")}
          </SubmitButton>
        </Form>
      )}
      <FieldErrors id="undo" errors={failed} />
    </Notice>
  );
}

/** True once the time is over; then the page is read again, because people are being told. */
function useOver(leftMilliseconds: number): boolean {
  const [over, setOver] = useState(false);
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      setOver(true);
      router.refresh();
    }, leftMilliseconds);
    return () => clearTimeout(timer);
  }, [leftMilliseconds, router]);
  return over;
}
