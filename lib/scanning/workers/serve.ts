import type { Decoder } from '../ports.ts';
import { isPixels } from '../decoders/pixels.ts';
import { followCamera, type Follower } from './follow.ts';
import type { FromWorker, Line, ToWorker } from './protocol.ts';

type Told<Kind extends ToWorker['kind']> = Extract<ToWorker, { kind: Kind }>;

/** Answers the page's requests with a decoder that is made by the first message. Runs inside a worker. */
export function serveDecoder(line: Line<FromWorker, ToWorker>, open: (message: Told<'open'>) => Decoder): void {
  const followers = new Map<number, Follower>();
  let decoder: Decoder | null = null;
  line.addEventListener('message', ({ data: message }) => {
    switch (message.kind) {
      case 'open':
        decoder = open(message);
        return;
      case 'decode':
        return void answer(line, decoder, message);
      case 'follow':
        return void follow(line, decoder, message, followers);
      case 'aim':
        return followers.get(message.id)?.aim(message.region);
      case 'hold':
        return followers.get(message.id)?.hold(message.isHeld);
      case 'leave':
        return followers.get(message.id)?.leave();
    }
  });
}

async function answer(
  line: Line<FromWorker, ToWorker>,
  decoder: Decoder | null,
  { id, frame, request }: Told<'decode'>,
): Promise<void> {
  try {
    line.postMessage({ kind: 'decoded', id, codes: await opened(decoder).decode(frame, request) });
  } catch (error) {
    line.postMessage({ kind: 'failed', id, message: messageOf(error) });
  } finally {
    // The message brought a copy of the frame; its memory is not the collector's to find.
    if (!isPixels(frame)) frame.close();
  }
}

async function follow(
  line: Line<FromWorker, ToWorker>,
  decoder: Decoder | null,
  { id, frames, region, rest, origin }: Told<'follow'>,
  followers: Map<number, Follower>,
): Promise<void> {
  const ahead = performance.timeOrigin - origin;
  let message: string | null = null;
  try {
    const follower = followCamera(
      opened(decoder),
      frames,
      { region, rest },
      () => performance.now() + ahead,
      (word) => line.postMessage({ kind: 'followed', id, ...word }),
    );
    followers.set(id, follower);
    await follower.ended;
  } catch (error) {
    message = messageOf(error);
  }
  followers.delete(id);
  line.postMessage({ kind: 'left', id, message });
}

function opened(decoder: Decoder | null): Decoder {
  if (decoder === null) throw new Error('The worker was asked to decode before it was opened.');
  return decoder;
}

/** An error's class is lost on the line; what it says is all the page can use. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
