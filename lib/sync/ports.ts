import type { ApplyAnswer, CommandEnvelope, DeviceReport, Verdict } from '../domain/commands/envelope.ts';
import type { ErrorKind } from '../domain/errors/codes.ts';
import type { PullAnswer, SyncSummary } from '../domain/sync/pull.ts';
import type { Attachment } from './attachments/model.ts';

/*
 * Everything the engine asks of the world around it. It knows commands, kinds and scopes; what a sample is, only the model and the
 * catalogue know, and they come in here. `testing/` holds a fake of each.
 */

/** Documents by kind; the engine asks nothing of them but an id. */
export type Docs = Record<string, { readonly id: string }>;
/** Name of a kind. */
export type KindOf<D extends Docs> = keyof D & string;

/** How documents of one kind are read and found again. */
export interface KindDefinition<Doc> {
  /** Judges a document from the server; undefined when this app cannot read it (the row is then held, but not shown). */
  parse(input: unknown): Doc | undefined;
  /** Index name to the keys a document is found under; none when null or empty. */
  readonly indexes: Readonly<Record<string, (doc: Doc) => string | readonly string[] | null>>;
}

/** All kinds. `version` grows with every change of documents or indexes: held rows are then pulled anew, the outbox stays. */
export interface StoreModel<D extends Docs> {
  readonly version: number;
  readonly kinds: { readonly [K in KindOf<D>]: KindDefinition<D[K]> };
  /** Kinds whose changes may mean that there are other scopes to hold now. */
  readonly scopeKinds: readonly KindOf<D>[];
}

/** Reads of one kind by id or by an index of the model. */
export interface EntityReader<D extends Docs> {
  get<K extends KindOf<D>>(kind: K, id: string): Promise<D[K] | undefined>;
  by<K extends KindOf<D>>(kind: K, index: string, key: string): Promise<D[K][]>;
  all<K extends KindOf<D>>(kind: K): Promise<D[K][]>;
}

/** What a prediction does: whole documents put, or rows gone. */
export interface EntityWriter<D extends Docs> {
  put<K extends KindOf<D>>(kind: K, doc: D[K]): void;
  remove(kind: KindOf<D>, id: string): void;
}

/** What a command concerns: it is held behind a set-aside command that writes what this one reads or writes. */
export interface Touches {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/** A command's name and arguments. */
export interface NamedCommand {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A command as it is given. */
export interface GivenCommand extends NamedCommand {
  /**
   * Its id, where whoever gives it remembered one beforehand: given again under it, after a crash that left unknown whether it had become durable,
   * it is the same command.
   */
  readonly id?: string;
}

/** What a catalogue says of a command's arguments. */
export type Checked =
  | { readonly ok: true; readonly args: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

/** What every prediction is told about the person and the moment. */
export interface CommandContext {
  readonly userId: string;
  readonly role: string;
  readonly commandId: string;
  readonly deviceTime: string;
}

/** The vocabulary: what may be said, what it would do and what it concerns. Old names of an old outbox are unknown here and still sent. */
export interface CommandCatalogue<D extends Docs> {
  /** The arguments in the form to be kept, or why they cannot be right whatever the server holds. */
  check(command: NamedCommand): Checked;
  /** Null when this app no longer (or not yet) knows the name: nothing is predicted, the command is still sent. */
  predict(
    command: NamedCommand,
    world: EntityReader<D> & EntityWriter<D>,
    context: CommandContext,
  ): Promise<Verdict | null>;
  touches(command: NamedCommand): Touches;
}

/** The three calls of the protocol. Each throws a `SyncError` with its retry meaning, and nothing else. */
export interface ServerPort {
  apply(
    call: { tenantId: string; device: DeviceReport; commands: readonly CommandEnvelope[] },
    signal: AbortSignal,
  ): Promise<ApplyAnswer>;
  pull(
    call: {
      tenantId: string;
      scope: string;
      cursor: number;
      limit: number;
      epoch: number;
      begun: number | null;
      /** What this app can read: rows of other kinds, of a newer server, are not sent. */
      kinds: readonly string[];
    },
    signal: AbortSignal,
  ): Promise<PullAnswer>;
  summary(tenantId: string, signal: AbortSignal): Promise<SyncSummary>;
}

/** Where attachments go. Resolves when the server has this one, now or since an earlier try; throws a `SyncError`. */
export interface AttachmentPort {
  upload(file: Attachment & { tenantId: string; commandId: string }, signal: AbortSignal): Promise<void>;
}

/** One remote procedure call as the network tells it: an answer, or what went wrong; never throws for either. */
export interface RpcPort {
  call(name: string, args: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<RpcAnswer>;
}

/** `status` 0 means that nobody answered. */
export interface RpcAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly error: { readonly code: string; readonly message: string; readonly details: unknown } | null;
  /** The server's wish, from `Retry-After`. */
  readonly retryAfterMs: number | null;
}

/** A notification without data: something changed up to this version, or only the devices' board did. */
export interface Poke {
  readonly event: string;
  readonly version: number | null;
}

/** The private channel of a tenant. `onReady` fires at every (re)subscription: whatever was missed must be pulled. */
export interface PokePort {
  subscribe(tenantId: string, listener: { onReady(): void; onPoke(poke: Poke): void }): () => void;
}

/** Time. The wall clock is evidence alone; waiting and measuring go by the monotonic one. */
export interface ClockPort {
  now(): number;
  monotonic(): number;
  /** Calls back once after so many milliseconds; returns the cancellation. */
  after(ms: number, run: () => void): () => void;
}

/** Chance: jitter and identities. */
export interface RandomPort {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** A UUIDv7. */
  id(): string;
}

/** Whether the device believes it has a network, and when to look again: online, foreground, the worker's wake. */
export interface SurroundingsPort {
  online(): boolean;
  visible(): boolean;
  subscribe(listener: (event: 'online' | 'offline' | 'foreground' | 'wake') => void): () => void;
  /** Asks the service worker to wake a page when the network is back; does nothing where there is no Background Sync. */
  askToBeWoken(): void;
}

/**
 * One holder at a time over all tabs. `lead` runs while this tab holds the lock and must end when the signal fires; `steal` takes the
 * lock from a tab that does not answer.
 */
export interface LockPort {
  hold(
    name: string,
    lead: (lost: AbortSignal) => Promise<void>,
    options: { signal: AbortSignal; steal: boolean },
  ): Promise<void>;
}

/** Messages to the other tabs of the same store. */
export interface TabsPort {
  post(message: TabMessage): void;
  subscribe(listener: (message: TabMessage) => void): () => void;
}

/** `appended`, `wake` and `choose` ask the leader to work; `leading` is its answer; `poke` passes on what only the leader hears. */
export type TabMessage =
  { readonly type: 'appended' | 'wake' | 'choose' | 'leading' } | { readonly type: 'poke'; readonly poke: Poke };

/** Where IndexedDB is. */
export interface StoragePort {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** Everything at once, as the engine receives it. */
export interface EnginePorts {
  readonly server: ServerPort;
  readonly attachments: AttachmentPort;
  readonly pokes: PokePort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly surroundings: SurroundingsPort;
  readonly lock: LockPort;
  readonly tabs: TabsPort;
  readonly storage: StoragePort;
}

/** Codes that only a device knows; the rest are the server's (`lib/domain/errors/codes.ts`). */
export type DeviceErrorCode = 'storage_full' | 'storage_failed' | 'store_newer';

/** The only error that crosses this room's border. `code` has a message in every language (`errors.json`). */
export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterMs: number | null;

  constructor(
    kind: ErrorKind,
    code: string,
    options: { details?: Readonly<Record<string, unknown>>; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
