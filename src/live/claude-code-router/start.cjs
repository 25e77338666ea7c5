// Serves the Messages API with the chat completions of another server. Arguments: the address of that server, and the port to listen on.
// (The package can't be imported as a module: its bundle for that requires what is not there.)
const { default: Server } = require('@musistudio/llms');

const [upstream, port] = process.argv.slice(2);
const provider = { name: 'upstream', api_base_url: `${upstream}/v1/chat/completions`, api_key: 'none', models: ['m'] };
new Server({
  useJsonFile: false,
  logger: false,
  initialConfig: { HOST: '127.0.0.1', PORT: port, providers: [provider] },
}).start();
