/** Whether a host names this machine alone: `localhost`, 127.0.0.0/8 or ::1, as HOST and URLs write them. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** Whether a database is on this machine. @param url as in DATABASE_URL; a host among its parameters counts, as for pg */
export function isLocalDatabase(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { searchParams, hostname } = new URL(url);
  const host = searchParams.getAll("host").at(-1) ?? decodeURIComponent(hostname);
  return host === "" || host.startsWith("/") || isLoopback(host);
}
