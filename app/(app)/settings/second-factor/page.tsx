import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import { removeAction, renewCodesAction, setUpAction } from "@/app/(app)/settings/second-factor/actions";
import { formWords } from "@/app/sign-in/form-words";
import { AppToSetUp } from "@/components/settings/app-to-set-up";
import { RecoveryCodes } from "@/components/settings/recovery-codes";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { currentSessionId, isJustProvenHere } from "@/lib/auth/session";
import { ownSecondFactor } from "@/lib/people/second-factor/own-second-factor";
import { signedInReader } from "@/lib/web/callers/page-context";

const PATH = "/settings/second-factor";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.secondFactor") };
}

/** The reader's second factor for signing in: an app to set up, or the one there is with its recovery codes. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader(PATH);
  const [t, common, settings] = await Promise.all([
    getTranslations("settings.secondFactor"),
    getTranslations("common"),
    getTranslations("settings"),
  ]);
  const { added, renewed } = await searchParams;
  const done = added ? t("added") : renewed ? t("renewed") : undefined;
  const sessionId = (await isJustProvenHere()) ? await currentSessionId() : undefined;
  const label = { email: reader.email, product: common("product") };
  const own = sessionId === undefined ? undefined : await ownSecondFactor(ctx, { ...label, sessionId });
  const words = { ...(await formWords()), failed: t("failed") };
  const signIn = await getTranslations("signIn.sent");
  return (
    <>
      <header>
        <PageHeading>{settings("nav.secondFactor")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      {done === undefined ? null : (
        <Notice tone="good" role="status">
          {done}
        </Notice>
      )}
      {own === undefined ? <ProveFirst returnPath={PATH} email={reader.email} /> : null}
      {own?.app ? (
        <Card>
          <AppToSetUp app={own.app} />
          <SignInForm
            action={setUpAction}
            submit={t("setUp")}
            pending={common("checking")}
            words={words}
            field={{
              label: t("code"),
              hint: signIn("codeHint"),
              input: { name: "code", autoComplete: "one-time-code", inputMode: "numeric", maxLength: 12 },
            }}
          />
        </Card>
      ) : null}
      {own?.codes ? (
        <RecoveryCodes codes={own.codes} renew={renewCodesAction} remove={removeAction} words={words} />
      ) : null}
    </>
  );
}
