import { Hono } from 'hono';
import { z } from 'zod';
import { identify, type Identity } from '../gateway/identity.ts';
import type { StackKeys } from '../gateway/keys.ts';
import { unauthorised } from './channel.ts';
import { everything, type Permissions } from './authorise.ts';
import { Topics } from './topics.ts';

/** Something that answers requests. */
export interface Routes {
  fetch(request: Request): Response | Promise<Response>;
}

const message = z.object({
  topic: z.string().min(1),
  event: z.string().min(1),
  payload: z.unknown(),
  private: z.boolean().default(false),
});
const batch = z.object({ messages: z.array(message).min(1).max(100) });

/** What the HTTP side of Realtime stands on. */
export interface BroadcastOptions {
  keys: StackKeys;
  topics: Topics;
  permissions(identity: Identity, topic: string): Promise<Permissions>;
}

/** Broadcasts by HTTP: `POST /realtime/v1/api/broadcast`, and one message at `.../broadcast/<topic>/events/<event>`. */
export function broadcastRoutes({ keys, topics, permissions }: BroadcastOptions): Routes {
  const app = new Hono().basePath('/realtime/v1/api');

  async function send(identity: Identity, sent: z.infer<typeof message>): Promise<boolean> {
    const may = sent.private ? await permissions(identity, sent.topic) : everything;
    if (may.send.broadcast) topics.broadcast(Topics.key(sent.topic, sent.private), sent);
    return may.send.broadcast;
  }

  app.post('/broadcast', async (c) => {
    const identity = await identify(c.req.raw, keys);
    if (identity instanceof Response) return identity;
    const found = batch.safeParse(await c.req.json().catch(() => undefined));
    if (!found.success) return c.json({ errors: z.flattenError(found.error).fieldErrors }, 422);
    // As hosted, what a policy refuses is dropped: the answer does not tell who may write where.
    for (const one of found.data.messages) await send(identity, one);
    return c.body(null, 202);
  });

  app.post('/broadcast/:topic/events/:event', async (c) => {
    const identity = await identify(c.req.raw, keys);
    if (identity instanceof Response) return identity;
    const bytes = Buffer.from(await c.req.arrayBuffer());
    const binary = c.req.header('content-type')?.startsWith('application/octet-stream');
    const { topic, event } = c.req.param();
    try {
      const payload: unknown = binary ? bytes : JSON.parse(bytes.toString('utf8'));
      const sent = await send(identity, { topic, event, payload, private: c.req.query('private') === 'true' });
      return sent ? c.body(null, 202) : c.json({ message: unauthorised('write to', topic) }, 403);
    } catch (error) {
      if (error instanceof SyntaxError) return c.json({ message: 'The payload is not JSON' }, 422);
      throw error;
    }
  });
  return app;
}
