/** A form as a page has it for a browser without scripts, with what it would send. */
export type PageForm = { readonly html: string; readonly values: readonly (readonly [name: string, value: string])[] };

type Attributes = ReadonlyMap<string, string>;

/** The forms of a page. It is one that React wrote: attributes stand in double quotes, and hold no angle brackets. */
export function formsIn(page: string): readonly PageForm[] {
  return [...page.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, html = ""]) => ({ html, values: valuesIn(html) }));
}

/** The form with these values in place of its own of these names, and the others as they stand there. */
export function filledIn(form: PageForm, values: Readonly<Record<string, string | readonly string[]>>): FormData {
  const typed = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const data = new FormData();
  for (const [name, value] of form.values) if (!(name in values)) data.append(name, value);
  for (const [name, value] of typed) data.append(name, value);
  return data;
}

const CONTROL =
  /<input\b(?<input>[^>]*)>|<textarea\b(?<area>[^>]*)>(?<text>[^<]*)<\/textarea>|<select\b(?<select>[^>]*)>(?<options>.*?)<\/select>/gs;

/** Successful controls (HTML Living Standard, 4.10.21.4), but buttons, of which one alone is pressed. */
function valuesIn(html: string): (readonly [string, string])[] {
  return [...html.matchAll(CONTROL)].flatMap(({ groups = {} }) => {
    const { input, area, text = "", select, options = "" } = groups;
    const attributes = attributesIn(input ?? area ?? select ?? "");
    const name = attributes.get("name");
    const value =
      input === undefined ? (select === undefined ? typedIn(text) : chosenIn(options)) : inputOf(attributes);
    return name && value !== undefined && !attributes.has("disabled") ? [[name, value] as const] : [];
  });
}

function typedIn(text: string): string {
  return unescaped(text).replace(/^\n/, "");
}

function inputOf(attributes: Attributes): string | undefined {
  const kind = attributes.get("type") ?? "text";
  if (/^(submit|button|reset|file)$/.test(kind)) return undefined;
  if (/^(checkbox|radio)$/.test(kind) && !attributes.has("checked")) return undefined;
  return attributes.get("value") ?? (kind === "checkbox" ? "on" : "");
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, written = "", text = ""]) => ({
    attributes: attributesIn(written),
    text: unescaped(text),
  }));
  const chosen = all.find(({ attributes }) => attributes.has("selected")) ?? all[0];
  return chosen?.attributes.get("value") ?? chosen?.text ?? "";
}

function attributesIn(written: string): Attributes {
  return new Map(
    [...written.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      unescaped(value),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");
}
