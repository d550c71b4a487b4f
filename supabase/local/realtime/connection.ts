import type { WebSocket } from 'ws';
import { z } from 'zod';
import { TokenError } from '../gateway/tokens.ts';
import type { Identity } from '../gateway/identity.ts';
import { everything, type Permissions } from './authorise.ts';
import { Channel, joinPayload, unauthorised, type Reply } from './channel.ts';
import { decodeFrame, encodeFrame, type Frame, type Version } from './frames.ts';
import type { Topics } from './topics.ts';

/** What one client may take of the server. */
export interface Limits {
  channels: number;
  joinsPerSecond: number;
  idleMilliseconds: number;
}

/** What a connection asks the server for. */
export interface ConnectionPort {
  topics: Topics;
  limits: Limits;
  /** Verifies a token; without one the API key speaks. Throws TokenError. */
  identify(token: string | undefined): Promise<Identity>;
  permissions(identity: Identity, topic: string): Promise<Permissions>;
}

const tokenPayload = z.object({ access_token: z.string() });
const ok: Reply = { status: 'ok', response: {} };
const refuse = (reason: string): Reply => ({ status: 'error', response: { reason } });

/** One WebSocket: reads its messages one after the other and keeps its channels. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #version: Version;
  readonly #port: ConnectionPort;
  readonly #channels = new Map<string, Channel>();
  #queue: Promise<void> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #joins: number[] = [];

  constructor(socket: WebSocket, version: Version, port: ConnectionPort) {
    this.#socket = socket;
    this.#version = version;
    this.#port = port;
    socket.on('message', (data: Buffer, binary) => this.#receive(data, binary));
    socket.on('close', () => this.#closed());
    // An error is followed by `close`, which does what there is to do.
    socket.on('error', () => undefined);
    this.#waitForSign();
  }

  #receive(data: Buffer, binary: boolean): void {
    this.#waitForSign();
    const frame = decodeFrame(this.#version, data, binary);
    if (!frame) {
      this.#socket.close(1003, 'not a Phoenix message');
      return;
    }
    this.#queue = this.#queue
      .then(() => this.#handle(frame))
      .catch((error: unknown) => {
        process.stderr.write(`Realtime: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        this.#reply(frame, refuse('The embedded Realtime server failed; its terminal says why'));
      });
  }

  async #handle(frame: Frame): Promise<void> {
    if (frame.topic === 'phoenix') {
      this.#reply(frame, frame.event === 'heartbeat' ? ok : refuse('unmatched topic'));
    } else if (frame.event === 'phx_join') {
      const reply = await this.#join(frame);
      this.#reply(frame, reply);
      // What the newcomer is told about the others comes after the answer to its joining.
      if (reply.status === 'ok') this.#channels.get(frame.topic)?.enter();
    } else {
      await this.#pass(frame, this.#channels.get(frame.topic));
    }
  }

  async #pass(frame: Frame, channel: Channel | undefined): Promise<void> {
    if (!channel) {
      this.#reply(frame, refuse('unmatched topic'));
      return;
    }
    switch (frame.event) {
      case 'phx_leave':
        this.#reply(frame, ok);
        this.#end(channel);
        break;
      case 'access_token':
        await this.#refresh(channel, frame.payload);
        break;
      case 'broadcast':
        this.#reply(frame, channel.broadcast(frame.payload));
        break;
      case 'presence':
        this.#reply(frame, channel.present(frame.payload));
        break;
      default:
        this.#reply(frame, refuse('unknown event'));
    }
  }

  async #join(frame: Frame): Promise<Reply> {
    const payload = joinPayload.safeParse(frame.payload ?? {});
    if (!payload.success || !/^realtime:.+/s.test(frame.topic)) return refuse('Invalid channel parameters');
    if (payload.data.config.postgres_changes?.length) {
      return refuse('The embedded Realtime server has no postgres_changes: send broadcasts from the database instead');
    }
    const before = this.#channels.get(frame.topic);
    if (before) this.#end(before);
    const excess = this.#excess();
    if (excess) return refuse(excess);
    const channel = new Channel(this.#port.topics, frame.topic, frame.joinRef, payload.data.config, {
      push: (event, body) =>
        this.#send({ joinRef: frame.joinRef, ref: null, topic: frame.topic, event, payload: body }),
      expire: (message) => this.#expire(channel, message),
    });
    const refused = await this.#authorise(channel, payload.data.access_token ?? undefined);
    if (refused) return refuse(refused);
    this.#channels.set(frame.topic, channel);
    return { status: 'ok', response: { postgres_changes: [] } };
  }

  async #authorise(channel: Channel, token: string | undefined): Promise<string | undefined> {
    try {
      const identity = await this.#port.identify(token);
      const permissions = channel.isPrivate ? await this.#port.permissions(identity, channel.name) : everything;
      if (!permissions.receive.broadcast && !permissions.receive.presence)
        return unauthorised('read from', channel.name);
      channel.authorise(identity, permissions);
      return undefined;
    } catch (error) {
      if (error instanceof TokenError) return `InvalidJWTToken: ${error.message}`;
      throw error;
    }
  }

  async #refresh(channel: Channel, payload: unknown): Promise<void> {
    const token = tokenPayload.safeParse(payload);
    if (!token.success) return;
    const refused = await this.#authorise(channel, token.data.access_token);
    if (refused) this.#expire(channel, refused);
  }

  #expire(channel: Channel, message: string): void {
    if (this.#channels.get(channel.topic) !== channel) return;
    channel.push('system', { extension: 'system', status: 'error', message, channel: channel.name });
    this.#end(channel);
  }

  #end(channel: Channel): void {
    channel.leave();
    this.#channels.delete(channel.topic);
    channel.push('phx_close', {});
  }

  #excess(): string | undefined {
    const now = Date.now();
    this.#joins = [...this.#joins.filter((time) => time > now - 1000), now];
    if (this.#joins.length > this.#port.limits.joinsPerSecond)
      return 'ClientJoinRateLimitReached: Too many joins per second';
    if (this.#channels.size >= this.#port.limits.channels) return 'ChannelRateLimitReached: Too many channels';
    return undefined;
  }

  #reply(frame: Frame, reply: Reply | undefined): void {
    if (reply) this.#send({ ...frame, event: 'phx_reply', payload: reply });
  }

  #send(frame: Frame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(encodeFrame(this.#version, frame));
  }

  #waitForSign(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#socket.terminate(), this.#port.limits.idleMilliseconds);
    this.#idle.unref();
  }

  #closed(): void {
    clearTimeout(this.#idle);
    for (const channel of this.#channels.values()) channel.leave();
    this.#channels.clear();
  }
}
