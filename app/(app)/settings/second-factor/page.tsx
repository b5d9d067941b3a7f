import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import {
  addPasskeyAction,
  beginPasskeyAction,
  removeAction,
  removeAppAction,
  removePasskeyAction,
  renewCodesAction,
  setUpAction,
} from "@/app/(app)/settings/second-factor/actions";
import { formWords, passkeyWords } from "@/app/sign-in/form-words";
import { PasskeyForm } from "@/components/passkeys/passkey-form";
import { AppToSetUp } from "@/components/settings/app-to-set-up";
import { OwnApp } from "@/components/settings/own-app";
import { OwnPasskeys } from "@/components/settings/own-passkeys";
import { RecoveryCodes } from "@/components/settings/recovery-codes";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { currentSessionId, isJustProvenHere } from "@/lib/auth/session";
import { listPasskeys } from "@/lib/people/passkeys/own-passkeys";
import { relyingPartyOf } from "@/lib/people/passkeys/relying-party";
import { ownSecondFactor } from "@/lib/people/second-factor/own-second-factor";
import { signedInReader } from "@/lib/web/callers/page-context";

const PATH = "/settings/second-factor";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.secondFactor") };
}

/** Which notice an address asks for. */
function doneIn({ added, renewed, removed }: Record<string, string | string[] | undefined>) {
  if (added) return added === "passkey" ? "passkeyAdded" : "added";
  return renewed ? "renewed" : removed ? "removed" : undefined;
}

/** The reader's second factors for signing in, app and passkeys, what adds one, and the recovery codes. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader(PATH);
  const [t, common, settings] = await Promise.all([
    getTranslations("settings.secondFactor"),
    getTranslations("common"),
    getTranslations("settings"),
  ]);
  const done = doneIn(await searchParams);
  const sessionId = (await isJustProvenHere()) ? await currentSessionId() : undefined;
  const label = { email: reader.email, product: common("product") };
  const own =
    sessionId === undefined
      ? undefined
      : { ...(await ownSecondFactor(ctx, { ...label, sessionId })), passkeys: await listPasskeys(ctx) };
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
          {t(done)}
        </Notice>
      )}
      {own === undefined ? <ProveFirst returnPath={PATH} email={reader.email} /> : null}
      {own ? (
        <OwnApp {...reader} since={own.since} remove={own.passkeys.length > 0 ? removeAppAction : undefined}>
          {own.app ? (
            <Card>
              <AppToSetUp app={own.app} />
              <SignInForm
                action={setUpAction}
                submit={own.codes ? t("setUpApp") : t("setUp")}
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
        </OwnApp>
      ) : null}
      {own ? (
        <OwnPasskeys {...reader} passkeys={own.passkeys} remove={removePasskeyAction}>
          {relyingPartyOf(ctx.appUrl) ? (
            <PasskeyForm
              begin={beginPasskeyAction}
              finish={addPasskeyAction}
              submit={t("addPasskey")}
              words={await passkeyWords({ title: t("failed"), needsScript: t("needsScript") })}
              field={{ label: t("passkeyName"), hint: t("passkeyNameHint"), input: { name: "name", maxLength: 60 } }}
            />
          ) : (
            <p className="max-w-prose">{t("unavailable")}</p>
          )}
        </OwnPasskeys>
      ) : null}
      {own?.codes ? (
        <RecoveryCodes codes={own.codes} renew={renewCodesAction} remove={removeAction} words={words} />
      ) : null}
    </>
  );
}
