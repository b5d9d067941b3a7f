import { tryTo } from "@/components/live/try-to";

/** What this tab remembers until it is closed. Everything may be refused: cookies or storage blocked, or no room left. */
export const tabStorage = {
  /** Undefined where nothing is kept, or where nothing may be read. */
  read(key: string): string | undefined {
    return tryTo(() => sessionStorage.getItem(key)) ?? undefined;
  },
  /** Whether it was kept. */
  write(key: string, text: string): boolean {
    const kept = tryTo(() => {
      sessionStorage.setItem(key, text);
      return true;
    });
    return kept ?? false;
  },
  remove(key: string): void {
    tryTo(() => sessionStorage.removeItem(key));
  },
  keys(): string[] {
    return tryTo(() => Object.keys(sessionStorage)) ?? [];
  },
};
