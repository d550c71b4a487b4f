import { lookAgainMs } from '../../lib/sync/backoff.ts';
import type { ClockPort, RandomPort, SurroundingsPort } from '../../lib/sync/ports.ts';
import { untilDone } from '../../lib/sync/until-done.ts';

interface Looking {
  /** Answers whether what is waited for is there. */
  look(): Promise<boolean>;
  readonly surroundings: Pick<SurroundingsPort, 'subscribe' | 'online' | 'visible'>;
  readonly clock: Pick<ClockPort, 'after'>;
  readonly random: Pick<RandomPort, 'fraction'>;
}

/**
 * Looks whether somebody else has done what a person waits for: once or twice a minute while they have the page before them, and at once when they
 * or the network come back. Ends when it is there; the returned function ends it before.
 */
export function lookAgain({ look, surroundings, clock, random }: Looking): () => void {
  return untilDone({
    attempt: async () => surroundings.visible() && surroundings.online() && (await look()),
    waitMs: () => lookAgainMs(random.fraction()),
    ...{ surroundings, clock },
  });
}
