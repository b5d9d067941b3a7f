import { getTranslations } from "next-intl/server";
import { askToProve } from "@/app/sign-in/actions";
import { formWords } from "@/app/sign-in/form-words";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";

/** Stands in for what is not done for somebody who signed in a while ago: emails them a code, and leads back. */
export async function ProveFirst({ returnPath, email }: { returnPath: string; email: string }) {
  const t = await getTranslations("settings.confirm");
  const common = await getTranslations("common");
  return (
    <Card>
      <p className="mb-5 max-w-prose wrap-anywhere">{t("body", { email })}</p>
      <SignInForm
        action={askToProve}
        submit={t("send")}
        pending={common("sending")}
        words={await formWords()}
        hidden={{ returnPath }}
      />
    </Card>
  );
}
