/** For whom times are written: the zone, the language of the page, and the present instant in epoch milliseconds. */
export type Reader = { readonly timeZone: string; readonly locale: string; readonly now: number };
