import "@fontsource-variable/figtree/wght.css";
import "@fontsource-variable/fraunces/wght.css";
import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ErrorWordsProvider } from "@/components/shell/error-panel";
import { themeCookie, themeOf } from "@/components/shell/theme";

// The two values of --paper in globals.css.
export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f2" },
    { media: "(prefers-color-scheme: dark)", color: "#1b1916" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    icons: { icon: "/icon.svg" },
    // Browsers on phones turn times and numbers into links of their own.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/**
 * Every page. Reading the cookie makes each page dynamic, as the nonce of the content security policy needs it, and
 * sends the chosen theme with the first byte, so that nothing flashes and no script is needed.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const t = await getTranslations("common.error");
  const common = await getTranslations("common");
  const newVersion = {
    title: common("newVersion.title"),
    body: common("newVersion.body"),
    reload: common("newVersion.reload"),
  };
  const unavailable = { title: common("unavailable.title"), body: common("unavailable.body") };
  const usual = { title: t("title"), body: t("body"), retry: common("retry"), reference: t("reference") };
  const tooMany = { title: common("tooMany.title") };
  const words = { ...usual, newVersion, unavailable, tooMany };
  return (
    <html lang={await getLocale()} {...(theme ? { className: theme } : {})}>
      <body>
        <ErrorWordsProvider words={words}>{children}</ErrorWordsProvider>
      </body>
    </html>
  );
}
