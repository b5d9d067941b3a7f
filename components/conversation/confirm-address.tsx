import { MailCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/forms/form-state";

export type Confirming = {
  /** Path of the page with the conversation, to come back to. */
  path: string;
  /** Whether a mail was asked for on this page. */
  asked: boolean;
  ask: FormAction;
  confirm: FormAction;
};

type Props = Omit<Confirming, "path"> & {
  /** What the code opens, where that is not the conversation. */
  opens?: { body: string; submit: string };
};

/** Opens the conversation to a guest who reads mail at the invited address: a link that was passed on is not enough. */
export async function ConfirmAddress({ asked, ask, confirm, opens }: Props) {
  const t = await getTranslations("conversation.confirm");
  const common = await getTranslations("common");
  const words = { failed: t("failed"), reference: common("reference") };
  return (
    <Card className="flex flex-col gap-4 p-5 sm:p-5">
      <p className="flex items-center gap-2.5 font-semibold">
        <MailCheck aria-hidden="true" className="size-5 shrink-0 text-accent" />
        {t(asked ? "sentTitle" : "title")}
      </p>
      <p className="text-ink-soft">{asked ? t("sentBody") : (opens?.body ?? t("body"))}</p>
      {asked ? (
        <SignInForm
          action={confirm}
          submit={opens?.submit ?? common("openConversation")}
          pending={t("submitting")}
          words={words}
          field={{
            label: t("code"),
            hint: t("codeHint"),
            input: { name: "code", autoComplete: "one-time-code", inputMode: "numeric", maxLength: 12 },
          }}
        />
      ) : null}
      <SignInForm
        action={ask}
        submit={t(asked ? "again" : "ask")}
        pending={common("sending")}
        words={words}
        secondary={asked}
      />
    </Card>
  );
}
