"use client";

import { CircleAlert } from "lucide-react";

type Props = {
  /** "Please correct 2 things." */
  title: string;
  /** Field path → sentences. The path is the `id` of the control; `""` holds what belongs to no field. */
  errors: Readonly<Record<string, readonly string[]>>;
};

/**
 * All errors of a form, each a link to its field. It is announced, and takes the focus when it appears; give it a new
 * `key` for each answer of the server so that a second failure is noticed as well.
 */
export function ErrorSummary({ title, errors }: Props) {
  const all = Object.entries(errors).flatMap(([path, sentences]) => sentences.map((sentence) => ({ path, sentence })));
  return (
    <div
      role="alert"
      tabIndex={-1}
      ref={takeFocus}
      className="flex gap-3 rounded-md border border-bad bg-bad-soft px-4 py-3.5"
    >
      <CircleAlert aria-hidden="true" className="mt-[0.2em] size-5 shrink-0 text-bad" />
      <div>
        <p className="font-semibold">{title}</p>
        <ul>
          {all.map(({ path, sentence }) => (
            <li key={`${path} ${sentence}`}>
              {path === "" ? sentence : <FieldLink path={path} sentence={sentence} />}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function FieldLink({ path, sentence }: { path: string; sentence: string }) {
  return (
    <a href={`#${path}`} className="inline-block min-h-6 underline underline-offset-[0.2em]">
      {sentence}
    </a>
  );
}

function takeFocus(element: HTMLElement | null) {
  element?.focus();
}
