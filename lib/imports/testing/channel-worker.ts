import type { WorkerLike } from '../worker/ask.ts';

/** A worker's own code behind a real message channel, so that everything that crosses is cloned. */
export function channelWorker(
  serve: (post: (answer: unknown) => void) => (message: unknown) => void,
): WorkerLike & { ended: boolean } {
  const { port1, port2 } = new MessageChannel();
  const handle = serve((answer) => port2.postMessage(answer));
  port2.onmessage = ({ data }: MessageEvent<unknown>) => handle(data);
  return {
    ended: false,
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate() {
      this.ended = true;
      port1.close();
    },
    addEventListener(type: string, listener: (event: MessageEvent<unknown>) => void) {
      if (type === 'message') port1.onmessage = listener;
    },
  } as WorkerLike & { ended: boolean };
}
