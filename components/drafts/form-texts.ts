import type { Texts } from "@/components/drafts/draft";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What people type or choose in a form, by control name. Hidden values, files, secrets and the marked ones are the page's own. */
export function textsOf(form: HTMLFormElement): Texts {
  return textsBy(form, (control) => (isMark(control) && !control.checked ? undefined : control.value));
}

/** What the server put into a form, whatever has been typed since: also before the scripts of the page were there. */
export function servedTexts(form: HTMLFormElement): Texts {
  return textsBy(form, (control) => {
    if (control instanceof HTMLSelectElement) return servedOption(control);
    if (isMark(control)) return control.defaultChecked ? control.value : undefined;
    return control.defaultValue.replaceAll(/\r\n?/g, "\n");
  });
}

/** @param textOf what counts of a control; undefined where it is not chosen */
function textsBy(form: HTMLFormElement, textOf: (control: Control) => string | undefined): Texts {
  const texts: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    const text = textOf(control);
    texts[control.name] = [...(texts[control.name] ?? []), ...(text === undefined ? [] : [text])];
  }
  return texts;
}

/** A list of which the server chose nothing shows its first entry that can be chosen. */
function servedOption({ options }: HTMLSelectElement): string {
  const all = [...options];
  const served = all.findLast(({ defaultSelected }) => defaultSelected) ?? all.find(({ disabled }) => !disabled);
  return served?.value ?? "";
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
  typeText(control, text);
}

/** React notices what is set by the element's class, not by the element. */
export function typeText(control: Control, text: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
