import type { Decoder } from '../ports.ts';
import { isPixels } from '../decoders/pixels.ts';
import type { FromWorker, Line, ToWorker } from './protocol.ts';

/** Answers the page's requests with a decoder that is made by the first message. Runs inside a worker. */
export function serveDecoder(
  line: Line<FromWorker, ToWorker>,
  open: (message: Extract<ToWorker, { kind: 'open' }>) => Decoder,
): void {
  let decoder: Decoder | null = null;
  line.addEventListener('message', ({ data: message }) => {
    if (message.kind === 'open') decoder = open(message);
    else void answer(line, decoder, message);
  });
}

async function answer(
  line: Line<FromWorker, ToWorker>,
  decoder: Decoder | null,
  { id, frame, request }: Extract<ToWorker, { kind: 'decode' }>,
): Promise<void> {
  try {
    if (decoder === null) throw new Error('The worker was asked to decode before it was opened.');
    line.postMessage({ kind: 'decoded', id, codes: await decoder.decode(frame, request) });
  } catch (error) {
    // An error's class is lost on the line; what it says is all the page can use.
    line.postMessage({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    // The message brought a copy of the frame; its memory is not the collector's to find.
    if (!isPixels(frame)) frame.close();
  }
}
