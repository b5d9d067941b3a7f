import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";
import { SubmitButton } from "@/components/ui/form/submit-button";

type Props = {
  people: readonly { id: string; name: string; role: string }[];
  returnPath: string;
};

/** One click per made-up person; shown with DEMO=1 only. */
export async function ExamplePeople({ people, returnPath }: Props) {
  const t = await getTranslations("signIn");
  return (
    <section aria-labelledby="examples" className="mt-10 rounded-lg border border-line-strong border-dashed p-5 sm:p-7">
      <h2 id="examples">{t("examplesTitle")}</h2>
      <p className="mt-2 mb-4 max-w-prose text-ink-soft">{t("examplesBody")}</p>
      <ul className="flex flex-col divide-y divide-line">
        {people.map(({ id, name, role }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="flex items-center gap-3">
              <Avatar name={name} />
              <span>
                <span className="block font-semibold">{name}</span>
                <span className="block text-ink-soft text-sm">{t("exampleRole", { role })}</span>
              </span>
            </div>
            <form method="post" action="/sign-in/example">
              <input type="hidden" name="userId" value={id} />
              <input type="hidden" name="returnPath" value={returnPath} />
              <SubmitButton size="sm" variant="secondary" pendingLabel={t("signingIn")}>
                {t("signInAs", { name })}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
