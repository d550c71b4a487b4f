import type {
  ApplyAnswer,
  CommandEnvelope,
  CommandResult,
  DeviceReport,
  Verdict,
} from '../../domain/commands/envelope.ts';
import type { Checksum, PullAnswer } from '../../domain/sync/pull.ts';
import { type ServerPort, SyncError } from '../ports.ts';
import { type Thing, type ToyDocs, obey, scopeOf } from './toy.ts';

interface Change {
  readonly scope: string;
  readonly kind: 'sample' | 'site';
  readonly id: string;
  version: number;
  deleted: boolean;
}

/** The server's side of the protocol over the toy world: one ledger, one feed, verdicts that a replay repeats. */
export class ToyServer implements ServerPort {
  readonly things = new Map<string, Thing>();
  readonly sites = new Map<string, { id: string; name: string }>();
  readonly ledger = new Map<string, Verdict>();
  readonly devices = new Map<string, DeviceReport>();
  readonly calls: { readonly name: string; readonly commands: readonly CommandEnvelope[] }[] = [];
  epoch = 1;
  role = 'technician';
  version = 0;
  horizon = 0;
  now: () => number = () => Date.UTC(2026, 0, 1);
  /** A command no call gets through with. */
  poison: (command: CommandEnvelope) => boolean = () => false;
  readonly #changes = new Map<string, Change>();

  async apply(call: { device: DeviceReport; commands: readonly CommandEnvelope[] }): Promise<ApplyAnswer> {
    this.calls.push({ name: 'apply', commands: call.commands });
    if (call.commands.some((command) => this.poison(command))) throw new SyncError('validation', 'arguments_invalid');
    this.devices.set(call.device.id, call.device);
    const results: CommandResult[] = [];
    for (const command of call.commands) results.push(await this.#obey(command));
    return { results, version: this.version, serverTime: this.#time() };
  }

  async pull(call: {
    scope: string;
    cursor: number;
    limit: number;
    epoch: number;
    begun: number | null;
    kinds: readonly string[];
  }): Promise<PullAnswer> {
    this.calls.push({ name: 'pull', commands: [] });
    const { scope, cursor, limit } = call;
    if (cursor > 0 && call.epoch !== this.epoch) return { status: 'resync', reason: 'permissions', epoch: this.epoch };
    if (cursor > 0 && Math.max(cursor, call.begun ?? 0) < this.horizon)
      return { status: 'resync', reason: 'horizon', epoch: this.epoch };
    const all = [...this.#changes.values()]
      .filter((change) => call.kinds.includes(change.kind))
      .filter((change) => change.scope === scope && change.version > cursor && !(cursor === 0 && change.deleted))
      .sort((a, b) => a.version - b.version);
    const page = all.slice(0, limit);
    const more = all.length > limit;
    return {
      status: 'ok',
      changes: page.map(({ kind, id, version, deleted }) => {
        const doc = kind === 'sample' ? this.things.get(id) : this.sites.get(id);
        return { kind, id, version, doc: deleted || !doc ? null : { ...doc } };
      }),
      cursor: more ? (page.at(-1)?.version ?? cursor) : this.version,
      more,
      epoch: this.epoch,
      checksum: more ? null : this.checksum(scope, call.kinds),
      serverTime: this.#time(),
    };
  }

  async summary() {
    this.calls.push({ name: 'summary', commands: [] });
    const sites = [...this.sites.keys()].map((id) => `site:${id}`);
    const scopes = [...new Set(['tenant', ...sites, ...[...this.#changes.values()].map(({ scope }) => scope)])];
    return {
      epoch: this.epoch,
      version: this.version,
      role: this.role,
      scopes: scopes.map((scope) => ({ scope, rows: this.checksum(scope).rows })),
      serverTime: this.#time(),
    };
  }

  checksum(scope: string, kinds: readonly string[] = ['sample', 'site']): Checksum {
    const live = [...this.#changes.values()].filter(
      (change) => change.scope === scope && !change.deleted && kinds.includes(change.kind),
    );
    return {
      rows: live.length,
      versions: live.reduce((sum, { version }) => sum + BigInt(version), 0n).toString(),
      ids: live.reduce((bits, { id }) => (bits ^ Number.parseInt(id.slice(-8), 16)) >>> 0, 0),
    };
  }

  /** Changes a thing as somebody else's command would; undefined removes it. */
  change(id: string, thing: Thing | undefined): void {
    this.version += 1;
    const scope = thing && scopeOf(thing.place);
    for (const change of this.#changes.values()) {
      if (change.id !== id || change.deleted || change.scope === scope) continue;
      change.deleted = true;
      change.version = this.version;
    }
    if (!thing || scope === undefined) this.things.delete(id);
    else {
      this.things.set(id, thing);
      this.#changes.set(`${scope} ${id}`, { scope, kind: 'sample', id, version: this.version, deleted: false });
    }
  }

  addSite(id: string, name: string): void {
    this.version += 1;
    this.sites.set(id, { id, name });
    this.#changes.set(`tenant ${id}`, { scope: 'tenant', kind: 'site', id, version: this.version, deleted: false });
  }

  /** Forgets all tombstones up to now. */
  purge(): void {
    for (const [key, change] of this.#changes) if (change.deleted) this.#changes.delete(key);
    this.horizon = this.version;
  }

  async #obey(command: CommandEnvelope): Promise<CommandResult> {
    const known = this.ledger.get(command.id);
    if (known) return { id: command.id, status: 'duplicate', verdict: known };
    const put: Thing[] = [];
    const gone: string[] = [];
    const verdict = await obey(command, {
      get: async <K extends keyof ToyDocs>(_: K, id: string) => this.things.get(id),
      by: async <K extends keyof ToyDocs>(_: K, __: string, place: string) =>
        [...this.things.values()].filter((thing) => thing.place === place),
      all: async () => [],
      put: (_, doc) => put.push(doc as Thing),
      remove: (_, id) => gone.push(id),
    });
    this.ledger.set(command.id, verdict);
    if (verdict.status !== 'rejected') {
      for (const thing of put) this.change(thing.id, thing);
      for (const id of gone) this.change(id, undefined);
    }
    return { id: command.id, status: verdict.status, verdict };
  }

  #time(): string {
    return new Date(this.now()).toISOString();
  }
}
