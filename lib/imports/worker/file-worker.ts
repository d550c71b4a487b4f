import { serveFiles } from './serve.ts';

const handle = serveFiles((answer) => {
  globalThis.postMessage(answer);
});

globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
  handle(event.data);
});
