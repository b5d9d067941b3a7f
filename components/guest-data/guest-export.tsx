import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/form/button";
import { Form } from "@/components/ui/form/form";
import { Section } from "@/components/ui/section";

/** Hands a guest a copy of what is kept of them. */
export async function GuestExport({ action }: { action: string }) {
  const t = await getTranslations("guestData.export");
  const settings = await getTranslations("settings.data");
  return (
    <Section id="export" title={t("title")}>
      <p className="max-w-prose text-ink-soft">{t("body")}</p>
      <Form action={action} method="post" className="mt-4">
        <Button type="submit">
          <Download aria-hidden="true" />
          {settings("json")}
        </Button>
      </Form>
    </Section>
  );
}
