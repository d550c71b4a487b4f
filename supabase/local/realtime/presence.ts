import { randomBytes } from 'node:crypto';

/** What one connection tells about itself. */
type Meta = { phx_ref: string } & Record<string, unknown>;

/** Who is there: for each key the metas of every connection under it. */
export type PresenceState = Record<string, { metas: Meta[] }>;

/** What changed. */
export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** The people on one topic. */
export class Presence<Member> {
  readonly #entries = new Map<Member, { key: string; meta: Meta }>();

  /** Tells or changes what a member shows. */
  track(member: Member, key: string, payload: Record<string, unknown>): PresenceDiff {
    const before = this.#entries.get(member);
    const meta: Meta = {
      ...payload,
      phx_ref: randomBytes(9).toString('base64url'),
      ...(before ? { phx_ref_prev: before.meta.phx_ref } : {}),
    };
    this.#entries.set(member, { key, meta });
    return {
      joins: { [key]: { metas: [meta] } },
      leaves: before ? { [before.key]: { metas: [before.meta] } } : {},
    };
  }

  /** Removes a member; undefined when it was not shown. */
  untrack(member: Member): PresenceDiff | undefined {
    const before = this.#entries.get(member);
    if (!before) return undefined;
    this.#entries.delete(member);
    return { joins: {}, leaves: { [before.key]: { metas: [before.meta] } } };
  }

  /** Everybody, for somebody who has just come. */
  state(): PresenceState {
    const state: PresenceState = {};
    for (const { key, meta } of this.#entries.values()) (state[key] ??= { metas: [] }).metas.push(meta);
    return state;
  }
}
