/** A language's name in the reader's: `German`. */
export function languageName(locale: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: "language" }).of(locale) ?? locale;
}
