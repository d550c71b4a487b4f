import { type Message, connectBroker } from './broker.ts';
import type { Config } from './config.ts';
import { takeFolder } from './lock.ts';
import type { Log } from './log.ts';
import { createMapper, type Mapped } from './map-message.ts';
import { MOST_REPEATED, createRepeats, digestOf } from './repeats.ts';
import { startSender } from './sender.ts';
import { createServer } from './server.ts';
import { type Entry, openSpool } from './spool.ts';

/** A gateway that runs. */
export interface Gateway {
  /** Resolves with the reason when it cannot go on: the disk is full or gone. What was not acknowledged comes again after a new start. */
  readonly failure: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Runs a gateway: broker, spool on the disk, server. A message is acknowledged to the broker only when its readings are in the spool, and leaves the
 * spool only when the server has decided about it.
 * @throws Error when the spool belongs to another process
 */
export async function startGateway(config: Config, log: Log, now: () => Date = () => new Date()): Promise<Gateway> {
  const giveFolder = takeFolder(config.spool);
  const spool = await openSpool(config.spool, {
    onDamage: (file, offset) =>
      log('trouble', 'the disk has damaged a line of the spool; it is left out', { file, offset }),
  });
  const repeats = createRepeats(await spool.recent(MOST_REPEATED));
  const map = createMapper(config.mappings, config.sensors);
  const stamp = createStamp(now);
  const sender = startSender({ spool, offer: createServer(config.server), log, now });
  const silent = new Set<string>();

  async function receive(message: Message): Promise<void> {
    const { topic, payload, id, isRepeated, isRetained } = message;
    const digest = digestOf(message);
    if (repeats.isKnown(message, digest)) return;
    if (id !== null && !isRepeated) repeats.forget(id);
    const { readings, objections } = map(topic, payload);
    for (const { reason, facts } of objections) log('refused', reason, { topic, ...facts });
    // What a broker kept for newcomers was measured nobody knows when.
    const placed = isRetained ? readings.filter(({ takenAt }) => takenAt !== null) : readings;
    if (placed.length === 0) {
      if (objections.length === 0 && !isRetained && !silent.has(topic) && silent.size < 1000) {
        silent.add(topic);
        log('info', 'nothing here is a value that the mapping names; it is left out from now on', { topic });
      }
      return;
    }
    const entry: Entry = { message: { id, digest }, topic, readings: placed.map(stamp) };
    await spool.append(entry);
    repeats.remember(entry.message);
    sender.wake(placed.length);
  }

  // After a broken tie the broker may hand a message over again while its first copy is still being written: one at a time, always.
  let before: Promise<unknown> = Promise.resolve();
  const inOrder = (message: Message): Promise<void> => {
    const own = before.then(() => receive(message));
    before = own.catch(() => undefined);
    return own;
  };

  let onFailure: (reason: unknown) => void = () => undefined;
  const failure = new Promise<unknown>((resolve) => {
    onFailure = resolve;
  });
  sender.ended.catch(onFailure);
  const filters = config.mappings.map(({ topic }) => topic);
  const broker = connectBroker(config.broker, filters, { receive: inOrder, onFailure, log });
  return {
    failure,
    async stop() {
      await broker.close();
      await sender.stop();
      await spool.close();
      giveFolder();
    },
  };
}

/** Gives readings that say no time the moment of arrival; two of one sensor never the same, or the second would count as known already. */
function createStamp(now: () => Date) {
  const last = new Map<string, number>();
  return ({ sensorId, code, measurement, takenAt }: Mapped): Entry['readings'][number] => {
    const moment = takenAt ?? Math.max(now().getTime(), (last.get(sensorId) ?? 0) + 1);
    if (takenAt === null) last.set(sensorId, moment);
    return { sensorId, code, takenAt: new Date(moment).toISOString(), ...measurement };
  };
}
