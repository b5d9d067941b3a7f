import { Client, type ClientConfig, type PoolConfig } from "pg";

/** Where a process of the product dies: at the n-th statement that it makes from now on, before it is sent or after its answer. */
export type Kill = { readonly statement: number; readonly when: "before" | "after" };

/** One process of the product, as its database sees it: it can be killed at a statement, and then does nothing ever again. */
export type Mortal = {
  /** What its pool takes. Its connections bear a name of their own, by which they are ended. */
  readonly pool: PoolConfig;
  readonly name: string;
  arm(kill: Kill): void;
  disarm(): void;
  isDead(): boolean;
  /** Resolves when it has died. */
  readonly died: Promise<"died">;
};

/** An answer that never arrives, made anew for each who waits: one for all would keep in memory whatever the dead left waiting. */
export function noAnswer(): Promise<never> {
  return new Promise(() => undefined);
}

let born = 0;
let deaths = 0;

/** Whether code of a process that has died may still hear of it. */
export function anyDied(): boolean {
  return deaths > 0;
}

export function mortal(): Mortal {
  born += 1;
  const name = `mortal-${born}`;
  const death = Promise.withResolvers<"died">();
  const state: { dead: boolean; kill: Kill | undefined; left: number } = { dead: false, kill: undefined, left: 0 };
  const die = () => {
    state.dead = true;
    deaths += 1;
    death.resolve("died");
  };
  /** What becomes of the next statement. */
  const fate = (): "done" | "before" | "after" => {
    if (state.dead) return "before";
    if (!state.kill) return "done";
    state.left -= 1;
    return state.left > 0 ? "done" : state.kill.when;
  };
  return {
    name,
    pool: { application_name: name, Client: mortalClient(fate, die, () => state.dead) },
    arm: (kill) => Object.assign(state, { kill, left: kill.statement }),
    disarm: () => Object.assign(state, { kill: undefined }),
    isDead: () => state.dead,
    died: death.promise,
  };
}

type Send = (...words: unknown[]) => unknown;

const names = new Map<string, string>();

/**
 * Names a statement after its text, so that PostgreSQL plans it once for each connection: planning is most of
 * what a statement costs here. The product names none, because a pooler may stand before its database.
 */
function named([statement, ...rest]: readonly unknown[]): unknown[] {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return [statement, ...rest];
  const { text } = statement;
  if (typeof text !== "string" || !("values" in statement)) return [statement, ...rest];
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return [{ ...statement, name }, ...rest];
}

/** A client whose statements are counted. Of a dead process none is sent, and no answer arrives: nothing of its code goes on. */
function mortalClient(
  fate: () => "done" | "before" | "after",
  die: () => void,
  isDead: () => boolean,
): new () => Client {
  return class extends Client {
    constructor(config?: ClientConfig) {
      super(config);
      // Its connection is ended from outside, which is no news to a process that is gone.
      this.on("error", () => undefined);
      // One that was on its way to the database when its process died would stay there.
      this.on("connect", () => isDead() && void this.end());
      // Safe: the forms of a statement are told apart by their last word alone, a callback or none.
      const send = this.query.bind(this) as unknown as Send;
      const counted: Send = (...words) => {
        const what = fate();
        if (what === "done") return send(...named(words));
        if (what === "before") {
          die();
          return noAnswer();
        }
        return lastAnswer(send, words, die);
      };
      this.query = counted as typeof this.query; // Safe: it answers as the form that was called does.
    }
  };
}

/** Sends a statement, which is carried out; its answer reaches nobody. */
function lastAnswer(send: Send, words: readonly unknown[], die: () => void): unknown {
  const callback = words.at(-1);
  if (typeof callback === "function") {
    send(...words.slice(0, -1), die);
    return undefined;
  }
  // Safe: without a callback a statement answers what can be awaited.
  const answered = send(...words) as Promise<unknown>;
  return answered.then(die, die).then(noAnswer);
}
