import { Eraser } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/forms/form-state";

/** Says in plain words what goes and what stays, and erases after a second press. */
export async function EraseGuest({ erase }: { erase: FormAction }) {
  const t = await getTranslations("guestData.erase");
  const words = { open: t("open"), warning: t("warning"), confirm: t("confirm"), pending: t("pending") };
  return (
    <Section id="erase" title={t("title")}>
      <ul className="mb-4 flex max-w-prose list-disc flex-col gap-2 pl-5 text-ink-soft">
        {(["goes", "calendars", "links", "stays", "hosts"] as const).map((point) => (
          <li key={point}>{t(`points.${point}`)}</li>
        ))}
      </ul>
      <div data-ends-drafts>
        <ConfirmedForm action={erase} values={{}} icon={<Eraser aria-hidden="true" />} about="" words={words} />
      </div>
    </Section>
  );
}
