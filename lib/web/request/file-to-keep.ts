/** Answers with a file that the browser keeps instead of showing it. */
export function fileToKeep(name: string, type: string, content: string): Response {
  return new Response(content, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
