"use client";

import { CalendarCheck } from "lucide-react";
import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  proposalId: string;
  /** RFC 3339 and as the host reads it. */
  times: readonly { readonly at: string; readonly label: string }[];
  accept: FormAction;
  decline: FormAction;
  words: { move: string; moveTo: readonly string[]; moving: string; keep: string; keepFor: string; keeping: string };
};

/** One button for each proposed time, and one for keeping the present one. Plain forms without JavaScript. */
export function DecideForm({ proposalId, times, accept, decline, words }: Props) {
  const [taken, take] = useActionState(accept, undefined);
  const [kept, keep] = useActionState(decline, undefined);
  const errors = [taken, kept].flatMap((state) => Object.values(state?.errors ?? {}).flat());
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line border-line border-y">
        {times.map(({ at, label }, index) => (
          <li key={at} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <time dateTime={at} className="font-medium">
              {label}
            </time>
            <Form action={take}>
              <input type="hidden" name="proposalId" value={proposalId} />
              <input type="hidden" name="startsAt" value={at} />
              <SubmitButton variant="secondary" size="sm" pendingLabel={words.moving} aria-label={words.moveTo[index]}>
                <CalendarCheck aria-hidden="true" />
                {words.move}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={keep}>
        <input type="hidden" name="proposalId" value={proposalId} />
        <SubmitButton
          variant="quiet"
          size="sm"
          className="-ml-3.5"
          pendingLabel={words.keeping}
          aria-label={words.keepFor}
        >
          {words.keep}
        </SubmitButton>
      </Form>
      <FieldErrors id={`decide-${proposalId}`} errors={errors} />
    </div>
  );
}
