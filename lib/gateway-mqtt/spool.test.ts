import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeFolder } from './lock.ts';
import { createRepeats, digestOf } from './repeats.ts';
import { type Entry, openSpool } from './spool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracseq-spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOTHING = { humidity: null, pressure: null, battery: null };
const entry = (id: number, readings = 1): Entry => ({
  message: { id, digest: `d${id}` },
  topic: 't',
  readings: Array.from({ length: readings }, (_, at) => ({
    ...{ sensorId: '01977e00-0000-7000-8000-000000000001', code: 'c', ...NOTHING },
    ...{ takenAt: new Date(id * 1000 + at).toISOString(), temperature: id },
  })),
});
const ids = (entries: readonly Entry[]) => entries.map(({ message }) => message.id);

test('what was written is read in its order, until it is released, by whoever opens the folder next', async () => {
  const spool = await openSpool(folder);
  for (const id of [1, 2, 3]) await spool.append(entry(id));
  const first = await spool.read(2);
  expect(ids(first.entries)).toEqual([1, 2]);
  await spool.close();

  const again = await openSpool(folder);
  expect(ids((await again.read(500)).entries)).toEqual([1, 2, 3]);
  await again.release(first.end);
  await again.close();

  const third = await openSpool(folder);
  expect(ids((await third.read(500)).entries)).toEqual([3]);
  await third.close();
});

test('a line that an end in the middle cut off is cut away, and the next is whole', async () => {
  const spool = await openSpool(folder);
  await spool.append(entry(1));
  await spool.close();
  appendFileSync(join(folder, '00000001.spool'), '{"message":{"id":2,"dig');
  const again = await openSpool(folder);
  await again.append(entry(3));
  expect(ids((await again.read(500)).entries)).toEqual([1, 3]);
  await again.close();
});

test('a line that the disk has damaged is told, and does not hold up the others', async () => {
  const damaged: number[] = [];
  const spool = await openSpool(folder, { onDamage: (_, offset) => damaged.push(offset) });
  await spool.append(entry(1));
  appendFileSync(join(folder, '00000001.spool'), 'nonsense\n');
  await spool.append(entry(2));
  expect(ids((await spool.read(500)).entries)).toEqual([1, 2]);
  expect(damaged).toHaveLength(1);
  await spool.close();
});

test('files are begun anew and removed behind the server', async () => {
  const spool = await openSpool(folder, { segmentBytes: 400 });
  for (let id = 1; id <= 20; id += 1) await spool.append(entry(id));
  const all = await spool.read(500);
  expect(ids(all.entries)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  await spool.release(all.end);
  expect(readdirSync(folder).filter((name) => name.endsWith('.spool')).length).toBeLessThanOrEqual(2);
  await spool.append(entry(21));
  await spool.close();
  const again = await openSpool(folder, { segmentBytes: 400 });
  expect(ids((await again.read(500)).entries)).toEqual([21]);
  expect(ids(await again.recent(2))).toEqual([20, 21]);
  await again.close();
});

test('a batch holds at most so many readings, but always a whole message', async () => {
  const spool = await openSpool(folder);
  for (const id of [1, 2, 3]) await spool.append(entry(id, 300));
  const { entries, end } = await spool.read(500);
  expect(ids(entries)).toEqual([1]);
  await spool.release(end);
  expect(ids((await spool.read(10)).entries)).toEqual([2]);
  await spool.close();
});

test('without the note how far the server is, everything is offered again: it knows what it has', async () => {
  const spool = await openSpool(folder);
  await spool.append(entry(1));
  await spool.release((await spool.read(500)).end);
  await spool.close();
  writeFileSync(join(folder, 'released.json'), '{');
  const again = await openSpool(folder);
  expect(ids((await again.read(500)).entries)).toEqual([1]);
  await again.close();
});

test('a folder belongs to one process that lives', () => {
  const give = takeFolder(folder);
  give();
  writeFileSync(join(folder, 'lock'), String(process.ppid));
  expect(() => takeFolder(folder)).toThrow(/belongs to process/);
  // No process has this number.
  writeFileSync(join(folder, 'lock'), '4194304999');
  takeFolder(folder)();
});

test('a message is known when the broker repeats it, and new when it only has the same words', () => {
  const message = { topic: 'a', payload: new TextEncoder().encode('4'), id: 7, isRepeated: true };
  const digest = digestOf(message);
  const repeats = createRepeats([{ ...entry(1), message: { id: 7, digest } }]);
  expect(repeats.isKnown(message, digest)).toBe(true);
  expect(repeats.isKnown({ ...message, isRepeated: false }, digest)).toBe(false);
  expect(repeats.isKnown({ ...message, id: 8 }, digest)).toBe(false);
  expect(repeats.isKnown(message, digestOf({ ...message, topic: 'b' }))).toBe(false);
  repeats.forget(7);
  expect(repeats.isKnown(message, digest)).toBe(false);
});
