import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/form/button";

/** For browsers that others use too: takes the invitation from this one. The link in the mail opens it again. */
export async function ForgetInvitation({ forget }: { forget: () => Promise<void> }) {
  const t = await getTranslations("invitation.forget");
  return (
    <form data-ends-drafts action={forget} className="mt-10 flex flex-col items-start gap-2">
      <Button type="submit">{t("submit")}</Button>
      <p className="text-ink-soft text-sm">{t("hint")}</p>
    </form>
  );
}
