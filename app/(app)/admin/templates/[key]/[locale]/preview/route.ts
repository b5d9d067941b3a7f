import { mailRef } from "@/lib/templates/template-ref";
import { mailPreview } from "@/lib/web/pages/mail-preview";
import { previewRoutes } from "@/lib/web/pages/preview-routes";

export const { GET, POST } = previewRoutes(mailRef, mailPreview);
