// Reads each case with an SDK, event by event and with its accumulating helper, and writes one line of JSON per case. The arguments of
// the program: the address of the server, and a file with a JSON list of {number, endpoint}.
import { readFileSync } from 'node:fs';

/** Pieces of text and of tool arguments, joined by the choice and the call that they belong to. */
class Pieces {
  texts = new Map();
  arguments = new Map();

  text(choice, piece) {
    Pieces.#append(this.texts, choice ?? 0, piece);
  }

  argument(choice, call, piece) {
    Pieces.#append(this.arguments, (choice ?? 0) * 1000 + (call ?? 0), piece);
  }

  static #append(map, key, piece) {
    map.set(key, (map.get(key) ?? '') + (piece ?? ''));
  }

  static #joined(map) {
    return [...map].sort(([left], [right]) => left - right).map(([, value]) => value).filter((value) => value !== '');
  }

  content() {
    return { texts: Pieces.#joined(this.texts), arguments: Pieces.#joined(this.arguments) };
  }
}

async function attempt(read, client) {
  const pieces = new Pieces();
  try {
    const finish = await read(client, pieces);
    return { error: null, finish: finish ?? [], ...pieces.content() };
  } catch (error) {
    return { error: `${error.constructor.name}: ${error.message}`, finish: [], ...pieces.content() };
  }
}

/** Each endpoint has the ways raw and, if there is one, helper; client makes the client of a case from its address. */
export async function play(endpoints, client) {
  const [address, file] = process.argv.slice(2);
  for (const { number, endpoint } of JSON.parse(readFileSync(file, 'utf8'))) {
    const own = client(`${address}/case/${number}`);
    const { raw, helper } = endpoints[endpoint];
    const line = { number, raw: await attempt(raw, own), helper: helper ? await attempt(helper, own) : null };
    console.log(JSON.stringify(line));
  }
}
