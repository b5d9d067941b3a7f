import { CalendarPlus } from "lucide-react";
import { Button } from "@/components/ui/form/button";
import { Form } from "@/components/ui/form/form";

/** A plain form, because Google is reached by a redirect that no script may follow. */
export function ConnectGoogle({ label, account, another }: { label: string; account?: string; another?: boolean }) {
  return (
    <Form action="/settings/calendars/google" method="post">
      {account === undefined ? null : <input type="hidden" name="account" value={account} />}
      <Button type="submit" variant={another ? "secondary" : "primary"} size={account === undefined ? "md" : "sm"}>
        <CalendarPlus aria-hidden="true" />
        {label}
      </Button>
    </Form>
  );
}
