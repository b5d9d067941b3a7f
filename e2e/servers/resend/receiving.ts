import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import PostalMime, { type Email } from "postal-mime";
import { sendJson } from "@/e2e/servers/resend/http";
import { problem } from "@/e2e/servers/resend/problem";

/** A mail that came in. `keepsRaw: false`: Resend has kept no raw form of it. */
export type IncomingMail = { raw: string; to: string[]; keepsRaw?: boolean };

type Kept = IncomingMail & { id: string; receivedAt: number; mail: Email };

/**
 * Resend's receiving side (https://resend.com/docs/api-reference/emails/retrieve-received-email and …-attachment): fields and
 * attachments as it reads them, and addresses from which the raw form and the attachments can be had.
 */
export function receiving(now: () => number) {
  const kept = new Map<string, Kept>();
  return {
    async keep(incoming: IncomingMail): Promise<string> {
      const id = randomUUID();
      const mail = await PostalMime.parse(incoming.raw, { attachmentEncoding: "arraybuffer" });
      kept.set(id, { ...incoming, id, receivedAt: now(), mail });
      return id;
    },
    /** @returns false for an address that is none of these */
    answer(request: IncomingMessage, response: ServerResponse, path: string): boolean {
      const [, id = "", part, attachment] =
        /^\/emails\/receiving\/([^/]+)(?:\/(raw|attachments\/(\d+)(?:\/content)?))?$/.exec(path) ?? [];
      if (id === "" || request.method !== "GET") return false;
      const found = kept.get(id);
      const base = `http://${request.headers.host}/emails/receiving/${id}`;
      const file = attachment === undefined ? undefined : found?.mail.attachments[Number(attachment)];
      if (!found || (attachment !== undefined && !file)) {
        sendJson(response, 404, problem(404, "not_found", "There is no such email."));
      } else if (part === "raw") response.end(found.raw);
      else if (file && path.endsWith("/content")) response.end(octetsOf(file));
      else sendJson(response, 200, file ? attachmentOf(file, Number(attachment), base) : emailOf(found, base));
      return true;
    },
  };
}

function emailOf({ id, to, receivedAt, keepsRaw = true, mail }: Kept, base: string) {
  return {
    object: "email",
    id,
    to,
    from: mail.from?.address ?? "",
    created_at: new Date(receivedAt).toISOString(),
    subject: mail.subject ?? "",
    bcc: [],
    cc: [],
    reply_to: [],
    received_for: to,
    html: mail.html ?? null,
    text: mail.text ?? null,
    // One value per name, whatever the mail held.
    headers: Object.fromEntries(mail.headers.toReversed().map(({ key, value }) => [key, value])),
    message_id: mail.messageId ?? "",
    raw: keepsRaw ? { download_url: `${base}/raw`, expires_at: new Date(receivedAt + 3_600_000).toISOString() } : null,
    attachments: mail.attachments.map((file, index) => {
      const { download_url: _, expires_at: __, ...rest } = attachmentOf(file, index, base);
      return rest;
    }),
  };
}

function attachmentOf(file: Email["attachments"][number], index: number, base: string) {
  return {
    id: String(index),
    filename: file.filename,
    size: octetsOf(file).byteLength,
    content_type: file.mimeType,
    content_id: file.contentId ?? null,
    content_disposition: file.disposition ?? null,
    download_url: `${base}/attachments/${index}/content`,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  };
}

function octetsOf({ content }: Email["attachments"][number]): Uint8Array {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof ArrayBuffer ? new Uint8Array(content) : content;
}
