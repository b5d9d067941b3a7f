import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/form/button";

/** A plain form, because Google is reached by a redirect that no script may follow. */
export async function GoogleSignIn({ returnPath }: { returnPath: string }) {
  const t = await getTranslations("signIn");
  return (
    <section className="mt-8 flex flex-col gap-4 border-line border-t pt-6">
      <form action="/sign-in/google" method="post">
        <input type="hidden" name="returnPath" value={returnPath} />
        <Button type="submit" className="w-full sm:w-fit">
          {t("google")}
        </Button>
      </form>
    </section>
  );
}
