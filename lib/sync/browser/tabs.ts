import { z } from 'zod';
import type { TabMessage, TabsPort } from '../ports.ts';

const message: z.ZodType<TabMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['appended', 'wake', 'choose', 'leading']) }),
  z.object({ type: z.literal('poke'), poke: z.object({ event: z.string(), version: z.number().nullable() }) }),
]);

/** The other tabs of the same store, by BroadcastChannel. Messages of another version of the app are not understood and ignored. */
export function browserTabs(storeName: string): TabsPort {
  const channel = new BroadcastChannel(storeName);
  return {
    post: (sent) => channel.postMessage(sent),
    subscribe(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const read = message.safeParse(data);
        if (read.success) listener(read.data);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
