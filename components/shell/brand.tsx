import { getTranslations } from "next-intl/server";

export const brandLinkStyles = "inline-flex min-h-11 items-center gap-2.5 rounded-sm";

/** The product's name with its mark; the frame around it leads home. */
export async function Brand() {
  const t = await getTranslations("common");
  return (
    <>
      <Mark />
      <span className="font-display text-lg leading-tight tracking-tight max-sm:sr-only md:max-lg:sr-only">
        {t("product")}
      </span>
    </>
  );
}

/** Two paths that meet. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-8 shrink-0 text-accent">
      <circle cx="16" cy="16" r="15" fill="currentColor" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M8 24c0-6 8-4.5 8-10" />
        <path d="M24 24c0-6-8-4.5-8-10" />
      </g>
      <circle cx="16" cy="9" r="2.9" fill="var(--on-accent)" />
    </svg>
  );
}
