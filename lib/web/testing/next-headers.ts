/** In place of `next/headers`: `vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"))`. */

/** The browser's cookies. */
export const jar = new Map<string, string>();

/** The headers that it sent. */
export const sent = new Headers();

export async function headers(): Promise<Headers> {
  return sent;
}

export async function cookies() {
  return {
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, { maxAge }: { maxAge?: number } = {}) =>
      maxAge === 0 ? jar.delete(name) : jar.set(name, value),
  };
}
