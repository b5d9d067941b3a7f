import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { TemplateState } from "@/components/admin/template-state";
import { VersionList } from "@/components/admin/version-list";
import { WordingForm } from "@/components/admin/wording-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Words } from "@/components/ui/words";
import type { EditedTemplate } from "@/lib/templates/find-template";
import { rulesOf, type TemplateRef } from "@/lib/templates/template-ref";

type Versions = ComponentProps<typeof VersionList>;
type Wording = ComponentProps<typeof WordingForm>;

type Props = Pick<Versions, "restore" | "reader"> &
  Pick<Wording, "previewHref" | "shows"> & {
    of: TemplateRef;
    template: EditedTemplate;
    heading: string;
    /** Where the template stands in the list of all. */
    backHref: string;
    save: Wording["action"];
    /** What the address says was just done. */
    done: unknown;
    /** Beside the state. */
    children?: ReactNode;
  };

const acts = ["saved", "restored", "tested"] as const;

/** The wording of one template beside its preview, with its versions. */
export function TemplatePage({ of, template, heading, backHref, save, done, children, ...rest }: Props) {
  const { restore, reader, previewHref, shows } = rest;
  const t = useTranslations("admin.template");
  const act = acts.find((each) => each === done);
  const parts = Object.entries(rulesOf(of)).map(([field, rule]) => {
    return { field, text: template.wording[field] ?? "", ...rule };
  });
  return (
    <Words of={["common", "admin.template"]}>
      <header className="flex flex-col gap-3">
        <TextLink href={backHref} className="w-fit text-sm">
          {t("back")}
        </TextLink>
        <PageHeading>{heading}</PageHeading>
        <div className="flex flex-wrap items-center gap-4">
          <TemplateState state={template.state} />
          {children}
        </div>
      </header>
      {act === undefined ? null : (
        <Notice tone="good" role="status">
          {t(`done.${act}`)}
        </Notice>
      )}
      {template.state === "missing" ? <Notice tone="bad">{t("missing")}</Notice> : null}
      <WordingForm
        key={template.version}
        action={save}
        basedOn={template.version}
        parts={parts}
        lang={of.locale}
        previewHref={previewHref}
        shows={shows}
      />
      <section>
        <h2 className="mb-3">{t("versions")}</h2>
        <VersionList versions={template.versions} current={template.version} restore={restore} reader={reader} />
      </section>
    </Words>
  );
}
