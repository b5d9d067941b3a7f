import type { Texts } from "@/components/drafts/draft";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What people type or choose in a form, by control name. Hidden values, files, secrets and the marked ones are the page's own. */
export function textsOf(form: HTMLFormElement): Texts {
  const texts: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    const others = texts[control.name] ?? [];
    texts[control.name] = isChosen(control) ? [...others, control.value] : others;
  }
  return texts;
}

/**
 * Types into a form as a person would, so that everything that follows from typing follows.
 * @returns the texts that found no place, because the form no longer offers them
 */
export function typeInto(form: HTMLFormElement, texts: Texts): string[] {
  for (const control of controlsOf(form)) {
    const given = texts[control.name];
    if (given) typeOne(control, given);
  }
  const shown = textsOf(form);
  return Object.entries(texts).flatMap(([name, given]) => given.filter((text) => !(shown[name] ?? []).includes(text)));
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => {
    if (one instanceof HTMLInputElement)
      return one.name !== "" && !/^(hidden|password|file|submit|button)$/.test(one.type);
    return (one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement) && one.name !== "";
  });
}

function isChosen(control: Control): boolean {
  return !isMark(control) || control.checked;
}

function isMark(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

function typeOne(control: Control, given: readonly string[]): void {
  if (isMark(control)) {
    const wanted = given.includes(control.value);
    if (control.checked !== wanted && (wanted || control.type === "checkbox")) control.click();
    return;
  }
  const [text = ""] = given;
  if (control.value === text) return;
  if (control instanceof HTMLSelectElement && ![...control.options].some(({ value }) => value === text)) return;
  // React notices what is set by the element's class, not by the element.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
