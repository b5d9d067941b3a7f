import { OneButtonForm } from "@/components/ui/form/one-button-form";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** Which calendar it is about, if one. */
  connectionId?: string;
  choice: "retry" | "ours" | "theirs" | "leave" | "invite" | "dismiss";
  /** Whom it is about. */
  email?: string;
  label: string;
  pending: string;
};

/** One decision about what a calendar holds of a meeting, as a button. */
export function SettleForm({ action, connectionId, choice, email, label, pending }: Props) {
  const values = { choice, ...(connectionId && { connectionId }), ...(email && { email }) };
  return <OneButtonForm action={action} values={values} label={label} pendingLabel={pending} />;
}
