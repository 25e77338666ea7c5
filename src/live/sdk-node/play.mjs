// Reads each case with the official SDK, event by event and with its accumulating helper, and writes one line of JSON per case.
// Arguments: the address of the server, and a file with a JSON list of {number, endpoint}.
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';

const [address, file] = process.argv.slice(2);

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

/** What a chat's choice has, be it of a chunk or of the whole completion. */
function readChat(pieces, index, message, callIndex) {
  pieces.text(index, message.content);
  pieces.text(index, message.refusal);
  pieces.argument(index, 0, message.function_call?.arguments);
  message.tool_calls?.forEach((call, place) =>
    pieces.argument(index, callIndex(call, place), call.function?.arguments ?? call.custom?.input));
}

const chat = {
  async raw(client, pieces) {
    const stream = await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'hello' }], stream: true });
    for await (const chunk of stream) {
      chunk.choices.forEach((choice) => readChat(pieces, choice.index, choice.delta ?? {}, (call) => call.index));
    }
  },
  async helper(client, pieces) {
    const stream = client.chat.completions.stream({ model: 'm', messages: [{ role: 'user', content: 'hello' }] });
    const completion = await stream.finalChatCompletion();
    completion.choices.forEach((choice) => readChat(pieces, choice.index, choice.message, (call, place) => place));
    return completion.choices.map((choice) => choice.finish_reason);
  },
};

const completions = {
  async raw(client, pieces) {
    const stream = await client.completions.create({ model: 'm', prompt: 'hello', stream: true });
    for await (const chunk of stream) {
      chunk.choices.forEach((choice) => pieces.text(choice.index, choice.text));
    }
  },
};

const toolDeltas = new Set([
  'response.function_call_arguments.delta',
  'response.custom_tool_call_input.delta',
  'response.mcp_call_arguments.delta',
  'response.code_interpreter_call_code.delta',
]);

const responses = {
  async raw(client, pieces) {
    const stream = await client.responses.create({ model: 'm', input: 'hello', stream: true });
    for await (const event of stream) {
      if (event.type === 'response.output_text.delta' || event.type === 'response.refusal.delta') {
        pieces.text(0, event.delta);
      } else if (toolDeltas.has(event.type)) {
        pieces.argument(0, event.output_index, event.delta);
      }
    }
  },
  async helper(client, pieces) {
    const response = await client.responses.stream({ model: 'm', input: 'hello' }).finalResponse();
    response.output.forEach((item, place) => {
      (item.type === 'message' ? item.content : []).forEach((part) => pieces.text(0, part.text ?? part.refusal));
      pieces.argument(0, place, item.arguments ?? item.input ?? item.code);
    });
    return [response.status];
  },
};

const endpoints = { chat, completions, responses };

async function attempt(read, client) {
  const pieces = new Pieces();
  try {
    const finish = await read(client, pieces);
    return { error: null, finish: finish ?? [], ...pieces.content() };
  } catch (error) {
    return { error: `${error.constructor.name}: ${error.message}`, finish: [], ...pieces.content() };
  }
}

for (const { number, endpoint } of JSON.parse(readFileSync(file, 'utf8'))) {
  const client = new OpenAI({ apiKey: 'none', baseURL: `${address}/case/${number}/v1`, maxRetries: 0, timeout: 5000, logLevel: 'off' });
  const { raw, helper } = endpoints[endpoint];
  const line = { number, raw: await attempt(raw, client), helper: helper ? await attempt(helper, client) : null };
  console.log(JSON.stringify(line));
}
