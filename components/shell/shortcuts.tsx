"use client";

import { Keyboard } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { defaultKeybindingsHandlerIgnore, tinykeys } from "tinykeys";
import { tryTo } from "@/components/live/try-to";
import { rowAfter, type Shortcut, shortcutKeys, shortcutNames } from "@/components/shell/shortcut-keys";
import { Button } from "@/components/ui/form/button";

const storageKey = "compath.shortcuts";
const changed = "compath-shortcuts";

type Props = {
  words: { title: string; intro: string; on: string; close: string };
  /** What each key does, in words. */
  labels: Readonly<Record<string, string>>;
};

/** Keys for what the page shows, the list of them, and the way to switch them off (WCAG 2.1.4). */
export function Shortcuts({ words, labels }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(watchSetting, isOn, () => true);
  useEffect(() => {
    if (!on) return;
    return tinykeys(
      window,
      bindings(() => dialog.current?.showModal()),
      { ignore: isTyping },
    );
  }, [on]);
  useEffect(() => tinykeys(window, { "$mod+Enter": submitForm }, { ignore: () => false }), []);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        className="px-2.5 max-lg:hidden"
        aria-label={words.title}
        title={words.title}
        aria-keyshortcuts={shortcutKeys.keys}
        onClick={() => dialog.current?.showModal()}
      >
        <Keyboard aria-hidden="true" />
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="shortcuts"
        className="m-auto max-h-[90dvh] w-[min(28rem,92vw)] rounded-lg border border-line bg-raised p-6 text-ink shadow-md backdrop:bg-black/50"
      >
        <h2 id="shortcuts">{words.title}</h2>
        <p className="mt-1 mb-4 text-ink-soft text-sm">{words.intro}</p>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {shortcutNames.map((name) => (
            <div key={name} className="contents">
              <dt>
                <kbd className="inline-block min-w-8 rounded-sm border border-line-strong px-2 py-0.5 text-center text-sm">
                  {shortcutKeys[name]}
                </kbd>
              </dt>
              <dd>{labels[name]}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-5 flex min-h-11 items-center gap-3 font-medium">
          <input type="checkbox" className="size-5 accent-accent" checked={on} onChange={() => switchTo(!on)} />
          {words.on}
        </label>
        <form method="dialog" className="mt-3 flex justify-end">
          <Button type="submit">{words.close}</Button>
        </form>
      </dialog>
    </>
  );
}

function bindings(showKeys: () => void) {
  const acts = shortcutNames.map((name) => [pressOf(shortcutKeys[name]), actOf(name, showKeys)] as const);
  return Object.fromEntries(acts);
}

/** Signs stand behind Shift on some keyboards and not on others. */
function pressOf(key: string): string {
  return /[a-z]/.test(key) ? key : `[Shift]+${key}`;
}

function actOf(name: Shortcut, showKeys: () => void): (event: KeyboardEvent) => void {
  if (name === "keys") return showKeys;
  if (name === "next") return () => walkRows(1);
  if (name === "previous") return () => walkRows(-1);
  if (name === "history") return () => document.getElementById("history")?.scrollIntoView();
  return (event) => use(name, event);
}

/** Presses what the page offers under that name; where it offers nothing, nothing happens. */
function use(name: Shortcut, event: KeyboardEvent) {
  const row = document.activeElement?.closest("li");
  const element = row?.querySelector<HTMLElement>(named(name)) ?? document.querySelector<HTMLElement>(named(name));
  if (!element) return;
  event.preventDefault();
  if (element instanceof HTMLInputElement) element.focus();
  else element.click();
}

function walkRows(step: 1 | -1) {
  const rows = [...document.querySelectorAll<Element>("a[data-shortcut-row]")];
  const current = rows.indexOf(document.activeElement ?? document.body);
  const next = rows[rowAfter(current, step, rows.length)];
  if (next instanceof HTMLElement) next.focus();
}

function named(name: Shortcut): string {
  return `[data-shortcut="${name}"]`;
}

/** Single keys are letters while somebody writes, chooses or answers a dialog. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  const writes = target.closest("input, textarea, select, [contenteditable], dialog[open], [role=dialog]");
  return writes !== null || defaultKeybindingsHandlerIgnore(event);
}

function submitForm({ target }: KeyboardEvent) {
  if (target instanceof Element) target.closest("form")?.requestSubmit();
}

function isOn(): boolean {
  return tryTo(() => localStorage.getItem(storageKey)) !== "off";
}

function switchTo(on: boolean) {
  // Where nothing is kept the choice cannot be either.
  tryTo(() => (on ? localStorage.removeItem(storageKey) : localStorage.setItem(storageKey, "off")));
  dispatchEvent(new Event(changed));
}

function watchSetting(notify: () => void): () => void {
  addEventListener(changed, notify);
  addEventListener("storage", notify);
  return () => {
    removeEventListener(changed, notify);
    removeEventListener("storage", notify);
  };
}
