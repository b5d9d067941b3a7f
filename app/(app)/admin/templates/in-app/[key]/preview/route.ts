import { noticeRef } from "@/lib/templates/template-ref";
import { noticePreview } from "@/lib/web/pages/notice-preview";
import { previewRoutes } from "@/lib/web/pages/preview-routes";

export const { GET, POST } = previewRoutes(noticeRef, noticePreview);
