import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { signInTo } from "@/components/sign-in/sign-in-to";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  /** The last part of the room's link. */
  slug: string;
  /** Where to go on after signing in. */
  path: string;
  /** Whether this browser has just asked for a code. */
  asked: boolean;
  ask: FormAction;
  enter: FormAction;
};

/** The door, the same whether there is a room behind it or not: a code to the invited address opens it. */
export async function ClosedRoom({ slug, path, asked, ask, enter }: Props) {
  const t = await getTranslations("room.closed");
  const common = await getTranslations("common");
  const confirm = await getTranslations("conversation.confirm");
  const words = { failed: t("failed"), reference: common("reference") };
  return (
    <GuestNotice
      Icon={KeyRound}
      title={asked ? common("checkYourEmail") : t("title")}
      body={t(asked ? "sentBody" : "body")}
    >
      <Card className="flex w-full flex-col gap-8">
        {asked ? (
          <SignInForm
            action={enter}
            submit={t("enter")}
            pending={confirm("submitting")}
            words={words}
            hidden={{ slug }}
            field={{
              label: confirm("code"),
              hint: confirm("codeHint"),
              input: { name: "code", autoComplete: "one-time-code", inputMode: "numeric", maxLength: 12 },
            }}
          />
        ) : null}
        <SignInForm
          action={ask}
          submit={confirm(asked ? "again" : "ask")}
          pending={common("sending")}
          words={words}
          hidden={{ slug }}
          field={{
            label: t("email"),
            hint: t("emailHint"),
            input: { name: "email", type: "email", autoComplete: "email", inputMode: "email", maxLength: 254 },
          }}
          secondary={asked}
        />
      </Card>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <li>
          <TextLink href={signInTo(path)} prefetch={false} className="inline-flex min-h-8 items-center">
            {t("signIn")}
          </TextLink>
        </li>
        <li>
          <TextLink href="/fresh-link" prefetch={false} className="inline-flex min-h-8 items-center">
            {common("sendNewLink")}
          </TextLink>
        </li>
      </ul>
    </GuestNotice>
  );
}
