import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Identity } from '../gateway/identity.ts';
import { everything, type Permissions } from './authorise.ts';
import { Topics, type Member } from './topics.ts';

const flag = z.boolean().nullish();

/** What a client says when it joins. */
export const joinPayload = z.object({
  access_token: z.string().nullish(),
  config: z
    .object({
      broadcast: z.object({ ack: flag, self: flag }).nullish(),
      presence: z.object({ key: z.string().nullish(), enabled: flag }).nullish(),
      postgres_changes: z.array(z.unknown()).nullish(),
      private: flag,
    })
    .default({}),
});

const broadcastPayload = z.object({ event: z.string().min(1), payload: z.unknown() });
const presencePayload = z.object({
  event: z.enum(['track', 'untrack']),
  payload: z.record(z.string(), z.unknown()).optional(),
});

/** An answer to one message. */
export interface Reply {
  status: 'ok' | 'error';
  response: Record<string, unknown>;
}

/** Where a channel sends what it has to say to its client. */
export interface ChannelPort {
  push(event: string, payload: unknown): void;
  /** The token has run out, or its person may no longer read: the channel ends. */
  expire(message: string): void;
}

const ok: Reply = { status: 'ok', response: {} };

/** One client's seat on one topic. */
export class Channel implements Member {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly isPrivate: boolean;
  readonly presenceEnabled: boolean;
  permissions: Permissions = everything;
  readonly #topics: Topics;
  readonly #key: string;
  readonly #port: ChannelPort;
  readonly #self: boolean;
  readonly #ack: boolean;
  readonly #presenceKey: string;
  #expiry: NodeJS.Timeout | undefined;

  constructor(
    topics: Topics,
    topic: string,
    joinRef: string | null,
    config: z.infer<typeof joinPayload>['config'],
    port: ChannelPort,
  ) {
    this.#topics = topics;
    this.topic = topic;
    this.joinRef = joinRef;
    this.isPrivate = config.private ?? false;
    // Clients that know nothing of the switch want presence.
    this.presenceEnabled = config.presence?.enabled ?? true;
    this.#presenceKey = config.presence?.key || randomUUID();
    this.#self = config.broadcast?.self ?? false;
    this.#ack = config.broadcast?.ack ?? false;
    this.#key = Topics.key(this.name, this.isPrivate);
    this.#port = port;
  }

  /** The topic as policies and SQL know it. */
  get name(): string {
    return this.topic.replace(/^realtime:/, '');
  }

  push(event: string, payload: unknown): void {
    this.#port.push(event, payload);
  }

  enter(): void {
    this.#topics.join(this.#key, this);
  }

  leave(): void {
    clearTimeout(this.#expiry);
    this.#topics.leave(this.#key, this);
  }

  /** Takes over who speaks here now, and until when. */
  authorise(identity: Identity, permissions: Permissions): void {
    this.permissions = permissions;
    clearTimeout(this.#expiry);
    const { exp } = identity.claims;
    if (exp === undefined) return;
    // Longer than a timer can wait means longer than any access token lives.
    const remaining = Math.min(exp * 1000 - Date.now(), 2 ** 31 - 1);
    this.#expiry = setTimeout(() => this.#port.expire('Token has expired'), Math.max(remaining, 0));
    this.#expiry.unref();
  }

  /** Somebody's message to the others; without a wish for an answer there is none. */
  broadcast(payload: unknown): Reply | undefined {
    const message = broadcastPayload.safeParse(payload);
    if (!message.success) return { status: 'error', response: { reason: 'A broadcast needs an event' } };
    if (!this.permissions.send.broadcast) {
      return this.#ack ? { status: 'error', response: { reason: unauthorised('write to', this.name) } } : undefined;
    }
    this.#topics.broadcast(this.#key, message.data, this.#self ? undefined : this);
    return this.#ack ? ok : undefined;
  }

  /** Shows or hides this client to the others. */
  present(payload: unknown): Reply {
    const message = presencePayload.safeParse(payload);
    if (!message.success) return { status: 'error', response: { reason: 'Unknown presence event' } };
    if (!this.permissions.send.presence) {
      return { status: 'error', response: { reason: unauthorised('write to', this.name) } };
    }
    if (message.data.event === 'untrack') this.#topics.untrack(this.#key, this);
    else this.#topics.track(this.#key, this, this.#presenceKey, message.data.payload ?? {});
    return ok;
  }
}

/** The sentence that hosted Realtime says when a policy refuses. */
export function unauthorised(what: 'read from' | 'write to', topic: string): string {
  return `Unauthorized: You do not have permissions to ${what} this Channel topic: ${topic}`;
}
