import { Form } from "@/components/ui/form/form";

/** Marks messages as read by a button, for readers without JavaScript. With it, seeing the newest message is enough. */
export function MarkRead({ markRead, label }: { markRead: () => Promise<void>; label: string }) {
  return (
    <noscript>
      <Form action={markRead}>
        <button
          type="submit"
          className="inline-flex min-h-9 items-center rounded-md border border-line-strong bg-raised px-3.5 font-semibold text-sm"
        >
          {label}
        </button>
      </Form>
    </noscript>
  );
}
