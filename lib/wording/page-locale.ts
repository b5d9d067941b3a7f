/** The language of the pages: English is their only one so far. Emails have their own (`messages/*.json`). */
export const pageLocale = "en";
