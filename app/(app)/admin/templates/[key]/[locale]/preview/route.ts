export { previewDraft as POST, previewStored as GET } from "@/lib/web/mail-preview-route";
