import { serveLogger } from './serve.ts';

const handle = serveLogger((answer) => {
  globalThis.postMessage(answer);
});

globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
  handle(event.data);
});
