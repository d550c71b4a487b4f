import type { DeviceFacts } from './push/device-report.ts';
import { noAttempts } from './push/attempts.ts';
import type { SyncEngine } from './engine.ts';
import { uploads } from './attachments/upload.ts';
import type { Attachment } from './attachments/model.ts';
import { type LoopContext, drainOnce, leadLoop } from './lead/loop.ts';
import { pursueLead } from './lead/pursue.ts';
import { Wake } from './lead/wake.ts';
import { type AppendContext, append, predictAppended } from './outbox/append.ts';
import { discardCommand, retryCommand } from './outbox/actions.ts';
import { countUnsynced, findInOutbox, listOutbox } from './outbox/list.ts';
import type { Kept } from './outbox/model.ts';
import {
  type CommandCatalogue,
  type Docs,
  type EnginePorts,
  type GivenCommand,
  type Poke,
  type StoreModel,
  SyncError,
} from './ports.ts';
import { breathOf } from './breath.ts';
import { listeners } from './listeners.ts';
import { stallWatch } from './stall-watch.ts';
import { toStorageError } from './store/failures.ts';
import { changeMeta, readMeta } from './store/meta.ts';
import { type StoreIdentity, openStore, storeName } from './store/open.ts';
import { directReader } from './store/direct-rows.ts';
import { readHolding } from './store/holding.ts';
import { heldReader } from './store/queries.ts';
import { readDiagnostics, readStatus } from './store/read-status.ts';
import { RowMemory, docsOnly } from './store/row-memory.ts';
import { serial } from './store/serial.ts';
import { WorkingSet } from './store/working-set.ts';
import { catchUp } from './world/catch-up.ts';
import { foresee } from './world/predict.ts';

/** Rows a phone holds at most, as long as its own site fits. */
const CAPACITY = 50_000;
/** Rows asked for in one pull: long enough to be quick, short enough to be written between two scans. */
const PAGE_SIZE = 2_000;
/** How often a tab looks whether the queue still moves. */
const LOOK_EVERY_MS = 10_000;

/** What an engine is made for. */
export interface EngineOptions<D extends Docs> {
  readonly identity: StoreIdentity;
  /** As the tenant was chosen; the server's word replaces it. */
  readonly role: string;
  readonly device: DeviceFacts;
  readonly model: StoreModel<D>;
  readonly catalogue: CommandCatalogue<D>;
  readonly ports: EnginePorts;
}

/** Opens the store and makes its engine. Throws a `SyncError` `store_newer` or `storage_failed`. */
export async function createEngine<D extends Docs>(options: EngineOptions<D>): Promise<SyncEngine<D>> {
  const { identity, model, catalogue, ports, device } = options;
  const db = await openStore(identity, model, ports);
  await db.transaction('rw', ['meta'], () => changeMeta(db, 'person', ({ role }) => ({ role: role || options.role })));
  const predictor = { model, catalogue, userId: identity.userId };
  const context: AppendContext<D> & { catalogue: CommandCatalogue<D> } = {
    ...{ db, predictor, catalogue, clock: ports.clock, random: ports.random },
    memory: new RowMemory(directReader<D>(db, model)),
  };
  const inOrder = serial();
  // Behind the durable ones and in their order, but in nobody's way: the next command does not wait for the last one's prediction.
  const foreseeing = serial();
  const breath = breathOf(ports.clock);
  const statusChanged = listeners<[]>();
  const poked = listeners<[Poke]>();
  const stalled = stallWatch(ports.clock);
  let wake: Wake | null = null;
  let storageError: string | null = null;
  let ends: (() => Promise<void> | void)[] = [];

  function appended(): void {
    wake?.ask('push');
    ports.tabs.post({ type: 'appended' });
    ports.surroundings.askToBeWoken();
  }

  async function lead(lost: AbortSignal, work = leadLoop<D>): Promise<void> {
    wake = new Wake(ports.clock);
    const loop: LoopContext<D> = {
      ...{ db, model, catalogue, predictor, device, ports, wake },
      tenantId: identity.tenantId,
      token: ports.random.id(),
      attempts: noAttempts(),
      capacity: CAPACITY,
      pageSize: PAGE_SIZE,
      signal: lost,
      uploads: uploads({ db, ports, tenantId: identity.tenantId, signal: lost }),
      onPoke(poke) {
        poked.tell(poke);
        ports.tabs.post({ type: 'poke', poke });
      },
      onTurnDone() {
        if (storageError === null) return;
        storageError = null;
        statusChanged.tell();
      },
    };
    try {
      await work(loop);
    } finally {
      wake = null;
    }
  }

  function look(): void {
    statusChanged.tell();
    ends[0] = ports.clock.after(LOOK_EVERY_MS, look);
  }

  function now(): void {
    if (wake) wake.ask('now');
    else ports.tabs.post({ type: 'wake' });
  }

  async function keep(command: GivenCommand, attachment?: Attachment): Promise<Kept> {
    const checked = catalogue.check(command);
    if (!checked.ok) throw new SyncError('validation', checked.code, { details: checked.details });
    try {
      const entry = await inOrder(() => append(context, { ...command, args: checked.args }, attachment));
      storageError = null;
      const rest = breath.take();
      const foreseen = foreseeing(async () => {
        await rest;
        return predictAppended(context, entry);
      }).finally(appended);
      return { id: entry.id, seq: entry.seq, foreseen };
    } catch (error) {
      storageError = toStorageError(error).code;
      statusChanged.tell();
      throw toStorageError(error);
    }
  }

  return {
    held: heldReader<D>(db),
    outbox: {
      list: (limit) => listOutbox(db, catalogue, limit),
      get: (id) => findInOutbox(db, catalogue, id),
      since: (seq) => db.outbox.where('seq').aboveOrEqual(seq).toArray(),
      unsyncedCount: async () => (await countUnsynced(db)) + (await db.attachments.count()),
      async retry(id) {
        const newId = await inOrder(() => foreseeing(() => retryCommand(context, id)));
        appended();
        return newId;
      },
      async discard(id, reason) {
        await inOrder(() => foreseeing(() => discardCommand(db, id, reason)));
        appended();
      },
    },

    start() {
      ends = [ports.clock.after(LOOK_EVERY_MS, look)];
      ends.push(
        pursueLead({
          ...{ ports, name: storeName(identity), lead: (lost) => lead(lost) },
          onFailure: (error) => {
            storageError = toStorageError(error).code;
            statusChanged.tell();
          },
        }),
        ports.surroundings.subscribe((event) => {
          if (event !== 'offline') now();
          statusChanged.tell();
        }),
        ports.tabs.subscribe((message) => {
          if (message.type === 'appended') wake?.ask('push');
          if (message.type === 'wake') wake?.ask('now');
          if (message.type === 'choose') wake?.ask('choose');
          if (message.type === 'poke') poked.tell(message.poke);
        }),
      );
    },

    drain: (signal) => ports.lock.hold(storeName(identity), (lost) => lead(lost, drainOnce), { signal, steal: false }),

    async stop() {
      for (const end of ends) await end();
      ends = [];
      db.close();
    },

    keep,
    async enqueue(command, attachment) {
      const kept = await keep(command, attachment);
      breath.cut();
      await kept.foreseen;
      return kept;
    },

    async reader() {
      breath.cut();
      await foreseeing(() => Promise.resolve());
      return context.memory.at(await catchUp(db, predictor));
    },

    async preview(command) {
      const world = new WorkingSet<D>(model, docsOnly(heldReader<D>(db)));
      const { role } = await readMeta(db, 'person');
      const deviceTime = new Date(ports.clock.now()).toISOString();
      const { verdict } = await foresee(predictor, role, { ...command, id: ports.random.id(), deviceTime }, world);
      return verdict;
    },

    status: () => readStatus(db, catalogue, { online: ports.surroundings.online(), storageError, stalled }),
    onStatus: (listener) => statusChanged.add(listener),
    onPoke: (listener) => poked.add(listener),
    syncNow: now,
    signedInAgain: now,

    async setActiveScope(scope) {
      await db.transaction('rw', ['meta'], () => changeMeta(db, 'active', () => ({ scope })));
      wake?.ask('choose');
      ports.tabs.post({ type: 'choose' });
    },

    holding: () => readHolding(db),
    diagnostics: () => readDiagnostics(db, wake !== null),
  };
}
