import { getTranslations } from "next-intl/server";
import { encode } from "uqr";
import type { Authenticator } from "@/lib/people/second-factor/authenticator";

/** What an authenticator app is given: a picture for its camera, and the same secret for whoever types it. */
export async function AppToSetUp({ app }: { app: Authenticator }) {
  const t = await getTranslations("settings.secondFactor");
  return (
    <div className="mb-5 flex flex-col gap-4">
      <p className="max-w-prose">{t("scan")}</p>
      <QrCode text={app.uri} label={t("picture")} />
      <p>
        <span className="block font-medium">{t("secret")}</span>
        <code className="break-all select-all">{app.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </div>
  );
}

/** Dark on light in both themes, because cameras expect it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-sm"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
