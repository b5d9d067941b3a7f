import { useTranslations } from "next-intl";
import { changeRowsOf } from "@/components/meeting-change/change-rows";
import { ChangeValue } from "@/components/meeting-change/change-value";
import type { Facts } from "@/components/meeting-change/facts";
import type { Difference } from "@/lib/forms/edit-form-state";
import type { Span } from "@/lib/time/spans";

type Column = { readonly title: string; readonly side: "from" | "to" };

type Props = {
  caption: string;
  changes: readonly Difference[];
  times: Span;
  facts: Facts;
  columns: readonly [Column, Column];
};

/** Two versions side by side, one line per field; on a phone one card per field. */
export function ChangeTable({ caption, changes, times, facts, columns }: Props) {
  const t = useTranslations("meetingChange");
  const common = useTranslations("common");
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-line-strong border-b text-ink-soft text-xs">
          {[t("field"), ...columns.map(({ title }) => title)].map((title) => (
            <th key={title} scope="col" className="py-2 pr-6 font-semibold last:pr-0">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-3">
        {changeRowsOf(changes, times).map((row) => (
          <tr
            key={row.field}
            className="border-line align-top max-sm:flex max-sm:flex-col max-sm:gap-2 max-sm:rounded-lg max-sm:border max-sm:bg-raised max-sm:p-4 sm:border-b sm:last:border-b-0"
          >
            <th scope="row" className="font-semibold sm:w-40 sm:py-4 sm:pr-6">
              {common(`fields.${row.field}`)}
            </th>
            {columns.map(({ title, side }, column) => (
              <td key={side} className="wrap-anywhere sm:w-[calc(50%-5rem)] sm:py-4 sm:pr-6 sm:last:pr-0">
                <span aria-hidden="true" className="block text-ink-soft text-xs sm:hidden">
                  {title}
                </span>
                <div className={column === 0 && columns[0].side === "from" ? "text-ink-soft" : "font-medium"}>
                  <ChangeValue row={row} side={side} facts={facts} />
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
