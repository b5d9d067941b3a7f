import { noticeRef } from "@/lib/templates/template-ref";
import { noticePreview } from "@/lib/web/notice-preview";
import { previewRoutes } from "@/lib/web/preview-routes";

export const { GET, POST } = previewRoutes(noticeRef, noticePreview);
