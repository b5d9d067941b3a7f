"use client";

import { CalendarDays, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/form/button";
import { Form } from "@/components/ui/form/form";

/** Hands the person a copy of what is kept of them, and of their meetings as a calendar file. */
export function OwnData() {
  const t = useTranslations("settings.data");
  return (
    <section aria-labelledby="own-data" className="flex flex-col gap-4 border-line border-t pt-8">
      <h2 id="own-data" className="font-display text-xl">
        {t("title")}
      </h2>
      <p className="max-w-prose text-ink-soft">{t("body")}</p>
      <Form action="/settings/export" method="post" className="flex flex-wrap gap-3">
        <Button type="submit" variant="secondary" name="format" value="json">
          <Download aria-hidden="true" />
          {t("json")}
        </Button>
        <Button type="submit" variant="secondary" name="format" value="ics">
          <CalendarDays aria-hidden="true" />
          {t("ics")}
        </Button>
      </Form>
    </section>
  );
}
