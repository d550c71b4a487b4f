import type { FromWorker, Line, ToWorker } from './protocol.ts';

/** This worker's line to its page. TypeScript sees the page's globals here, whose `postMessage` wants an origin. */
export function lineToPage(): Line<FromWorker, ToWorker> {
  return {
    postMessage: (message) => globalThis.postMessage(message, { targetOrigin: '/' }),
    addEventListener: (type, listener) => globalThis.addEventListener(type, listener),
  };
}
