import { getTranslations } from "next-intl/server";
import { MemberTable } from "@/app/docs/api/member-table";
import { Cell, Row, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { OperationOnPage } from "@/lib/web/openapi/openapi-page";

/** One operation: what it does, how to ask for it and what may come back. */
export async function Operation({ operation }: { operation: OperationOnPage }) {
  const t = await getTranslations("docs");
  const { id, method, path, summary, description, parameters, body, answers, curl } = operation;
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id}>{summary}</h2>
      <p className="mt-1">
        <code className="break-all font-semibold text-sm">{`${method} ${path}`}</code>
      </p>
      <p className="mt-3">{description}</p>
      <h3 className="mt-6 font-semibold">{t("example")}</h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="mt-2 overflow-x-auto rounded-md bg-sunken p-4 text-sm"
      >
        <code>{curl}</code>
      </pre>
      {parameters.length === 0 ? null : <Part title={t("parameters")} of={summary} members={parameters} />}
      {body.length === 0 ? null : <Part title={t("body")} of={summary} members={body} />}
      <h3 className="mt-6 font-semibold">{t("answers")}</h3>
      <Answers caption={`${summary}: ${t("answers")}`} answers={answers} />
    </section>
  );
}

function Part({ title, of, members }: { title: string; of: string; members: OperationOnPage["body"] }) {
  return (
    <>
      <h3 className="mt-6 font-semibold">{title}</h3>
      <MemberTable caption={`${of}: ${title}`} members={members} />
    </>
  );
}

async function Answers({ caption, answers }: { caption: string; answers: OperationOnPage["answers"] }) {
  const t = await getTranslations("docs");
  return (
    <Table caption={caption} head={[t("status"), t("meaning"), t("kind")]}>
      {answers.map(({ status, meaning, type, pages }) => (
        <Row key={status}>
          <Cell>
            <code>{status}</code>
          </Cell>
          <Cell>
            {meaning}
            {pages.map(({ title, href }) => (
              <TextLink key={href} href={href} className="block">
                {title}
              </TextLink>
            ))}
          </Cell>
          <Cell>
            <code className="text-xs">{type}</code>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
