import type { Verdict } from '../../domain/commands/envelope.ts';
import { noAttempts } from '../push/attempts.ts';
import { takeToken } from '../lead/token.ts';
import { type TurnPlan, type TurnResult, takeTurn } from '../lead/turn.ts';
import type { LeadContext } from '../lead/context.ts';
import { type AppendContext, append, predictAppended } from '../outbox/append.ts';
import { type OutboxEntry, type OutboxItem } from '../outbox/model.ts';
import { listOutbox } from '../outbox/list.ts';
import type { CommandCatalogue, Docs, RandomPort, ServerPort, StoragePort, StoreModel } from '../ports.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { type StoreIdentity, openStore } from '../store/open.ts';
import { heldReader } from '../store/queries.ts';
import { RowMemory } from '../store/row-memory.ts';
import { type Row, type StoreDatabase, rowsOf } from '../store/schema.ts';
import { FakeClock, fakeRandom, fakeStorage } from './fakes.ts';

/** What a device of a test is made of; everything left out is fresh. */
export interface DeviceOptions<D extends Docs> {
  readonly server: ServerPort;
  readonly model: StoreModel<D>;
  readonly catalogue: CommandCatalogue<D>;
  readonly storage?: StoragePort;
  readonly clock?: FakeClock;
  readonly random?: RandomPort;
  readonly identity?: StoreIdentity;
  readonly role?: string;
  readonly pageSize?: number;
  readonly capacity?: number;
  readonly signal?: AbortSignal;
}

const anybody: StoreIdentity = {
  server: 'https://lab.example',
  tenantId: '0197a000-0000-7000-8000-000000000001',
  userId: '0197a000-0000-7000-8000-0000000000aa',
};

const WHOLE_TURN: TurnPlan = { pull: true, choose: true, hello: false };

/** One leading tab of one device, whose turns the test takes by hand: the real store, outbox, push, pull and rebase. */
export class TestDevice<D extends Docs> {
  readonly db: StoreDatabase;
  readonly clock: FakeClock;
  readonly lead: LeadContext<D>;
  readonly #append: AppendContext<D>;

  private constructor(db: StoreDatabase, clock: FakeClock, lead: LeadContext<D>) {
    this.db = db;
    this.clock = clock;
    this.lead = lead;
    const memory = new RowMemory(heldReader<D>(db));
    this.#append = { db, memory, predictor: lead.predictor, clock, random: lead.ports.random };
  }

  static async open<D extends Docs>(options: DeviceOptions<D>): Promise<TestDevice<D>> {
    const { server, model, catalogue, identity = anybody } = options;
    const storage = options.storage ?? fakeStorage();
    const clock = options.clock ?? new FakeClock(Date.UTC(2026, 0, 1));
    const random = options.random ?? fakeRandom(1);
    const db = await openStore(identity, model, { storage, random });
    await db.transaction('rw', ['meta'], () =>
      changeMeta(db, 'person', ({ role }) => ({ role: role || (options.role ?? 'technician') })),
    );
    const token = random.id();
    await takeToken(db, token);
    const lead: LeadContext<D> = {
      ...{ db, token, model, catalogue, tenantId: identity.tenantId },
      predictor: { model, catalogue, userId: identity.userId },
      device: { name: 'Phone', platform: 'Test', appVersion: '1.0.0' },
      ports: { server, clock, random },
      attempts: noAttempts(),
      capacity: options.capacity ?? 50_000,
      pageSize: options.pageSize ?? 500,
      signal: options.signal ?? new AbortController().signal,
    };
    return new TestDevice(db, clock, lead);
  }

  async give(name: string, args: Record<string, unknown>): Promise<{ id: string; predicted: Verdict | null }> {
    const entry = await append(this.#append, { name, args });
    return { id: entry.id, predicted: await predictAppended(this.#append, entry) };
  }

  get appendContext(): AppendContext<D> & { catalogue: CommandCatalogue<D> } {
    return { ...this.#append, catalogue: this.lead.catalogue };
  }

  turn(plan: Partial<TurnPlan> = {}): Promise<TurnResult> {
    return takeTurn(this.lead, { ...WHOLE_TURN, ...plan });
  }

  get held() {
    return heldReader<D>(this.db);
  }

  rows(kind: keyof D & string): Promise<Row[]> {
    return rowsOf(this.db, kind).toArray();
  }

  outbox(): Promise<OutboxItem[]> {
    return listOutbox(this.db, this.lead.catalogue, 10_000);
  }

  async entry(id: string): Promise<OutboxEntry> {
    const entry = await this.db.outbox.where('id').equals(id).first();
    if (!entry) throw new Error(`The outbox does not hold ${id}`);
    return entry;
  }

  async counters() {
    return readMeta(this.db, 'counters');
  }

  close(): void {
    this.db.close();
  }
}
