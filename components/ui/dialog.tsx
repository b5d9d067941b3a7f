"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  /** The button that opens it. It must be an element that takes a ref and props, such as `Button`. */
  trigger: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  /** The way back, named after what stays as it is: "Keep meeting". It has the focus when the dialog opens. */
  closeLabel: ReactNode;
  /** The form or button that goes ahead. */
  children: ReactNode;
};

/** Asks before something happens that others will hear about. */
export function Dialog({ trigger, title, description, closeLabel, children }: Props) {
  const wayBack = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 flex items-end justify-center overflow-y-auto p-4 sm:items-center">
          <Base.Popup
            initialFocus={wayBack}
            className="flex max-h-full w-full max-w-lg flex-col gap-4 overflow-y-auto rounded-lg bg-raised p-6 text-ink shadow-lg transition duration-150 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Base.Title className="font-display text-xl">{title}</Base.Title>
            {description === undefined ? null : (
              <Base.Description className="text-ink-soft">{description}</Base.Description>
            )}
            {children}
            <Base.Close ref={wayBack} render={<Button className="w-full sm:w-fit" />}>
              {closeLabel}
            </Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
