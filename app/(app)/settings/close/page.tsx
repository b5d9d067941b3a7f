import { UserX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { closeAccountAction } from "@/app/(app)/settings/close/actions";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import { OwnData } from "@/components/settings/own-data";
import { PageHeading } from "@/components/shell/page-heading";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { Words } from "@/components/ui/words";
import { isJustProvenHere } from "@/lib/auth/session";
import { previewDeactivation } from "@/lib/people/preview-deactivation";
import { signedInReader } from "@/lib/web/callers/page-context";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.close");
  return { title: t("title") };
}

/** Where people end their account: what that does in numbers, a copy first, then twice the same question. */
export default async function CloseAccountPage() {
  const { ctx, reader } = await signedInReader("/settings/close");
  const t = await getTranslations("settings.close");
  const { cancels, notifies, asks } = await previewDeactivation(ctx, reader.userId);
  const words = { open: t("open"), warning: t("warning"), confirm: t("confirm"), pending: t("pending") };
  return (
    <Words of={["common", "settings"]}>
      <header>
        <PageHeading>{t("title")}</PageHeading>
        <ul className="mt-3 flex max-w-prose list-disc flex-col gap-2 pl-5 text-ink-soft">
          <li>{t("points.access")}</li>
          <li>{t("points.hosted", { cancels, notifies })}</li>
          <li>{t("points.invited", { asks })}</li>
          <li>{t("points.goes")}</li>
          <li>{t("points.stays")}</li>
        </ul>
      </header>
      <OwnData />
      <section aria-label={t("open")}>
        {(await isJustProvenHere()) ? (
          <div data-ends-drafts>
            <ConfirmedForm
              action={closeAccountAction}
              values={{}}
              icon={<UserX aria-hidden="true" />}
              about=""
              words={words}
            />
          </div>
        ) : (
          <ProveFirst returnPath="/settings/close" email={reader.email} />
        )}
      </section>
    </Words>
  );
}
