type Span = { readonly from: number; until: number; open: boolean };

/** When things held in a life. Each counts from the look before it was first seen to the one that found it gone. */
export type Spans = {
  look(now: number, holding: readonly string[]): void;
  /** Whether it held at some time between these instants, epoch milliseconds. */
  held(what: string, from: number, until: number): boolean;
};

export function newSpans(): Spans {
  const spans = new Map<string, Span[]>();
  let looked = Number.NEGATIVE_INFINITY;
  return {
    look(now, holding) {
      const there = new Set(holding);
      for (const what of there) {
        const known = spans.get(what) ?? [];
        if (!known.at(-1)?.open) known.push({ from: looked, until: now, open: true });
        spans.set(what, known);
      }
      for (const [what, known] of spans)
        for (const span of known.filter(({ open }) => open)) Object.assign(span, { until: now, open: there.has(what) });
      looked = now;
    },
    held: (what, from, until) =>
      spans.get(what)?.some((span) => span.from <= until && (span.open || span.until >= from)) ?? false,
  };
}
