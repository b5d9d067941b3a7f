import { mailRef } from "@/lib/templates/template-ref";
import { mailPreview } from "@/lib/web/mail-preview";
import { previewRoutes } from "@/lib/web/preview-routes";

export const { GET, POST } = previewRoutes(mailRef, mailPreview);
