import { Presence, type PresenceDiff } from './presence.ts';
import type { Permissions } from './authorise.ts';

/** Somebody joined to a topic. */
export interface Member {
  /** The topic as the client named it, with `realtime:` in front. */
  readonly topic: string;
  readonly presenceEnabled: boolean;
  permissions: Permissions;
  push(event: string, payload: unknown): void;
}

/** A message as everybody on the topic sees it. */
export interface Broadcast {
  event: string;
  payload: unknown;
  /** The row it came from, when the database sent it. */
  id?: string;
}

interface Topic {
  members: Set<Member>;
  presence: Presence<Member>;
}

/** Who is on which topic. A private and a public topic of the same name have nothing to do with each other. */
export class Topics {
  readonly #topics = new Map<string, Topic>();

  static key(name: string, isPrivate: boolean): string {
    return `${isPrivate ? 'private' : 'public'}:${name}`;
  }

  /** True while anybody listens to anything. */
  get inUse(): boolean {
    return this.#topics.size > 0;
  }

  join(key: string, member: Member): void {
    const topic = this.#topics.get(key) ?? { members: new Set(), presence: new Presence<Member>() };
    topic.members.add(member);
    this.#topics.set(key, topic);
    if (this.#seesPresence(member)) member.push('presence_state', topic.presence.state());
  }

  leave(key: string, member: Member): void {
    const topic = this.#topics.get(key);
    if (!topic) return;
    topic.members.delete(member);
    this.#announce(topic, topic.presence.untrack(member));
    if (topic.members.size === 0) this.#topics.delete(key);
  }

  track(key: string, member: Member, presenceKey: string, payload: Record<string, unknown>): void {
    const topic = this.#topics.get(key);
    if (topic) this.#announce(topic, topic.presence.track(member, presenceKey, payload));
  }

  untrack(key: string, member: Member): void {
    const topic = this.#topics.get(key);
    if (topic) this.#announce(topic, topic.presence.untrack(member));
  }

  /** Delivers to all who may receive, but not to `except`. */
  broadcast(key: string, message: Broadcast, except?: Member): void {
    const { id, ...rest } = message;
    const payload = { type: 'broadcast', ...rest, ...(id === undefined ? {} : { meta: { id } }) };
    for (const member of this.#topics.get(key)?.members ?? []) {
      if (member !== except && member.permissions.receive.broadcast) member.push('broadcast', payload);
    }
  }

  #announce(topic: Topic, diff: PresenceDiff | undefined): void {
    if (!diff) return;
    for (const member of topic.members) if (this.#seesPresence(member)) member.push('presence_diff', diff);
  }

  #seesPresence(member: Member): boolean {
    return member.presenceEnabled && member.permissions.receive.presence;
  }
}
