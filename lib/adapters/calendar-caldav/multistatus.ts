import { setImmediate } from "node:timers/promises";
import { type DAVResponse, davRequest } from "tsdav";

/** What a server says of its resources, and of how many nobody can read what it says. */
export type Multistatus = {
  readonly responses: DAVResponse[];
  readonly unread: number;
  /** The answer without what it says of resources; undefined where it is no multistatus. */
  readonly frame: unknown;
};

const CHUNK_CHARACTERS = 64 * 1024;
/** A resource with its tag and its file has about twenty; what has many more means harm: it takes the parser seconds. */
const MOST_TAGS = 8_000;

/**
 * Reads an answer (RFC 4918 §13) resource by resource in small parts, so that a long one keeps nobody else waiting and one
 * resource that breaks the rules of XML takes none of the others with it.
 */
export async function readMultistatus(text: string): Promise<Multistatus> {
  const { frame, parts } = partsOf(text);
  const [outer] = await parsed(frame);
  const answer = memberOf(outer?.raw, "multistatus");
  if (answer === undefined) return { responses: [], unread: 0, frame: undefined };
  const found: Multistatus = { responses: [], unread: 0, frame: answer };
  let unread = 0;
  for (const chunk of chunksOf(parts)) {
    await setImmediate();
    const responses = await responsesIn(chunk);
    if (responses) found.responses.push(...responses);
    else {
      for (const part of chunk) {
        await setImmediate();
        const alone = chunk.length > 1 ? await responsesIn([part]) : undefined;
        if (alone) found.responses.push(...alone);
        else unread += 1;
      }
    }
  }
  return { ...found, unread };
}

/** The resources' parts of an answer, and what is left without them. CDATA may hold anything that looks like an end. */
function partsOf(text: string): { frame: string; parts: string[] } {
  const name = /<((?:[\w.-]+:)?response)(?=[\s>])/.exec(text)?.[1];
  if (name === undefined) return { frame: text, parts: [] };
  const parts: string[] = [];
  const marks = new RegExp(`<!\\[CDATA\\[|<${name}(?=[\\s>])|</${name}\\s*>`, "g");
  let frame = "";
  let from = 0;
  let begun = -1;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0].startsWith("<!")) {
      const end = text.indexOf("]]>", marks.lastIndex);
      marks.lastIndex = end === -1 ? text.length : end;
    } else if (mark[0].startsWith("</")) {
      if (begun !== -1) parts.push(text.slice(begun, marks.lastIndex));
      begun = -1;
      from = marks.lastIndex;
    } else if (begun === -1) {
      frame += text.slice(from, mark.index);
      begun = mark.index;
    }
  }
  // One that has no end is a resource that nobody can read.
  if (begun !== -1) parts.push(text.slice(begun));
  return { frame: frame + text.slice(begun === -1 ? from : text.length), parts };
}

function* chunksOf(parts: readonly string[]): Generator<string[]> {
  let chunk: string[] = [];
  let characters = 0;
  for (const part of parts) {
    if (chunk.length > 0 && characters + part.length > CHUNK_CHARACTERS) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
    chunk.push(part);
    characters += part.length;
  }
  if (chunk.length > 0) yield chunk;
}

/** Undefined where not each part is what it should be. */
async function responsesIn(parts: readonly string[]): Promise<DAVResponse[] | undefined> {
  const text = parts.join("");
  if (text.split("<", MOST_TAGS + 1).length > MOST_TAGS) return undefined;
  const found = (await parsed(`<multistatus>${text}</multistatus>`)).filter(({ href }) => href !== undefined);
  return found.length === parts.length ? found : undefined;
}

/** Read by tsdav, which reads nothing but what it asks for itself. */
function parsed(text: string): Promise<DAVResponse[]> {
  const headers = { "content-type": "application/xml" };
  const answer = async () => new Response(text, { status: 207, headers });
  return davRequest({ url: "", init: { method: "REPORT", body: null }, fetch: answer, convertIncoming: false });
}

function memberOf(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
