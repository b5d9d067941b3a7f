import { useTranslations } from "next-intl";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { momentWords } from "@/lib/time/moment-words";

type Hour = { readonly from: number; readonly most: number; readonly done: number };
type Props = {
  /** Oldest first. */
  hours: readonly Hour[];
  now: number;
  reader: { readonly timeZone: string; readonly locale: string };
};

const BAR = 10;
const GAP = 2;
const HEIGHT = 100;

/** How full the queues were, hour by hour: drawn, and beside it in numbers, newest first. */
export function DepthByHour({ hours, now, reader }: Props) {
  const t = useTranslations("admin.overview");
  const most = Math.max(0, ...hours.map((hour) => hour.most));
  const said = (at: number) => momentWords(at, now, reader.timeZone, reader.locale);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <figure aria-hidden="true" className="min-w-0">
        <p className="mb-2 text-ink-soft text-xs tabular-nums">{most}</p>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${hours.length * BAR} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-56 w-full border-line border-y"
        >
          {hours.map((hour, index) => (
            <rect
              key={hour.from}
              x={index * BAR + GAP / 2}
              width={BAR - GAP}
              y={HEIGHT - heightOf(hour, most)}
              height={heightOf(hour, most)}
              className="fill-accent"
            />
          ))}
        </svg>
        <figcaption className="mt-2 flex justify-between gap-4 text-ink-soft text-xs tabular-nums">
          <span>{said(hours[0]?.from ?? now)}</span>
          <span>{t("depth.now")}</span>
        </figcaption>
      </figure>
      <Table
        caption={t("depth.title")}
        head={[t("depth.hour"), t("depth.most"), t("depth.done")]}
        narrow
        className="max-h-72 overflow-y-auto"
      >
        {hours.toReversed().map((hour) => (
          <Row key={hour.from}>
            <Cell>
              <Time at={hour.from}>{said(hour.from)}</Time>
            </Cell>
            <Cell className="tabular-nums">{hour.most}</Cell>
            <Cell className="tabular-nums">{hour.done}</Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}

/** One job beside thousands is seen too. */
function heightOf({ most }: Hour, highest: number): number {
  return most === 0 ? 0 : Math.max(2, (most / highest) * HEIGHT);
}
