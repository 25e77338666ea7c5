// OpenAI's SDK.
import OpenAI from 'openai';
import { play } from './play.mjs';

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

await play({ chat, completions, responses }, (address) =>
  new OpenAI({ apiKey: 'none', baseURL: `${address}/v1`, maxRetries: 0, timeout: 5000, logLevel: 'off' }));
