/** Whether a call takes place on the installation's own video server: that alone is shown inside our pages. Pure. */
export function isEmbedded({ url, server }: { url: string | undefined; server: string | undefined }): boolean {
  return url !== undefined && server !== undefined && new URL(url).origin === new URL(server).origin;
}
