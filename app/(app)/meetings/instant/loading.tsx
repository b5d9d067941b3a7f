export { FormLoading as default } from "@/components/meeting-form/form-loading";
