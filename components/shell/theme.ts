export type Theme = "light" | "dark";

/** Cookie with the reader's own choice. Without it the pages follow the system, which needs no script. */
export const themeCookie = "theme";

/** The choice in a cookie's value; anything else than the two words is no choice. */
export function themeOf(value: string | undefined): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
