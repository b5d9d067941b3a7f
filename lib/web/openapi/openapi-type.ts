/** The keywords of JSON Schema that our document uses, as far as a reader needs them. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
};

/** One member of an object or one parameter, as a row of a table. */
export type Member = { name: string; type: string; required: boolean; meaning: string };

/** What a schema takes, in the notation of TypeScript: `"video" | "phone"`, `uuid[]`, `Meeting`. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? schema.$ref;
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["unknown"]);
  return types.map((type) => typeNamed(type, schema)).join(" | ");
}

/** The members of an object, in the order of the document. */
export function membersOf({ properties = {}, required = [] }: JsonSchema): Member[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    required: required.includes(name),
    meaning: schema.description ?? "",
  }));
}

function typeNamed(type: string, schema: JsonSchema): string {
  if (type === "array") return listOf(typeOf(schema.items ?? {}));
  if (type === "object") return objectOf(schema);
  return type === "string" ? (schema.format ?? type) : type;
}

function listOf(item: string): string {
  return item.includes(" ") ? `(${item})[]` : `${item}[]`;
}

function objectOf(schema: JsonSchema): string {
  const members = membersOf(schema).map(({ name, type, required }) => `${name}${required ? "" : "?"}: ${type}`);
  return members.length === 0 ? "object" : `{ ${members.join("; ")} }`;
}
