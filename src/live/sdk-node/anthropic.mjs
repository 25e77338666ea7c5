// Anthropic's SDK.
import Anthropic from '@anthropic-ai/sdk';
import { play } from './play.mjs';

const asked = { model: 'm', max_tokens: 64, messages: [{ role: 'user', content: 'hello' }] };

const messages = {
  async raw(client, pieces) {
    const stream = await client.messages.create({ ...asked, stream: true });
    for await (const event of stream) {
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
        pieces.text(0, event.delta.text);
      } else if (event.type === 'content_block_delta' && event.delta.type === 'input_json_delta') {
        pieces.argument(0, event.index, event.delta.partial_json);
      }
    }
  },
  async helper(client, pieces) {
    const message = await client.messages.stream(asked).finalMessage();
    message.content.forEach((block, place) => {
      pieces.text(0, block.type === 'text' ? block.text : '');
      pieces.argument(0, place, block.input === undefined ? '' : JSON.stringify(block.input));
    });
    return [message.stop_reason];
  },
};

await play({ messages }, (address) =>
  new Anthropic({ apiKey: 'none', baseURL: address, maxRetries: 0, timeout: 5000, logLevel: 'off' }));
