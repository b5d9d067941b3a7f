import type { Client, Connection, FieldDef, Submittable } from "pg";

/** The columns that a statement would give; it is not carried out. @throws what PostgreSQL says of a wrong one */
export function describeStatement(client: Client, text: string): Promise<readonly FieldDef[]> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, resolve, reject));
  });
}

/** Parse, describe, sync: the extended protocol without its last steps. `pg` calls these members. */
class Description implements Submittable {
  #fields: readonly FieldDef[] = [];

  constructor(
    private readonly text: string,
    private readonly resolve: (fields: readonly FieldDef[]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.parse({ name: "", text: this.text, types: [] }, true);
    connection.describe({ type: "S", name: "" }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: readonly FieldDef[] }): void {
    this.#fields = fields;
  }

  handleError(error: Error): void {
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.resolve(this.#fields);
  }
}
