import { afterEach, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { type Sender, startSender } from './sender.ts';
import { type Answer, createServer } from './server.ts';
import type { Entry, Spool } from './spool.ts';

const SENSOR = '01977e00-0000-7000-8000-000000000001';
const entry = (at: number): Entry => ({
  message: { id: at, digest: 'd' },
  topic: 't',
  readings: [
    {
      ...{ sensorId: SENSOR, code: 'c', takenAt: new Date(at * 1000).toISOString(), temperature: at },
      ...{ humidity: null, pressure: null, battery: null },
    },
  ],
});
const TAKEN: Answer = { kind: 'taken', refused: [] };

/** A spool in memory; `done` resolves when everything in it was released. */
function spoolOf(entries: readonly Entry[]) {
  let from = 0;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const spool: Spool = {
    append: () => Promise.reject(new Error('unused')),
    recent: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    read: (most) =>
      Promise.resolve({
        entries: entries.slice(from, from + most),
        end: { segment: 1, offset: Math.min(entries.length, from + most) },
      }),
    release: (end) => {
      from = end.offset;
      if (from === entries.length) finish();
      return Promise.resolve();
    },
  };
  return { spool, done };
}

let sender: Sender;
afterEach(() => sender.stop());

function send(entries: readonly Entry[], answers: (readings: number, attempt: number) => Answer) {
  const offered: { id: string; temperatures: (number | null)[] }[] = [];
  const lines: string[] = [];
  const waits: number[] = [];
  const { spool, done } = spoolOf(entries);
  sender = startSender({
    spool,
    offer: (id, readings) => {
      offered.push({ id, temperatures: readings.map(({ temperature }) => temperature) });
      return Promise.resolve(answers(readings.length, offered.length));
    },
    log: createLog((line) => lines.push(line)),
    random: () => 1,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { offered, lines, waits, done };
}

test('a batch is offered under one id until the server has decided, each time later', async () => {
  const later: Answer = { kind: 'later', reason: 'away', retryAfterMs: null };
  const { offered, waits, done } = send([entry(1), entry(2)], (_, attempt) => (attempt < 4 ? later : TAKEN));
  await done;
  expect(new Set(offered.map(({ id }) => id)).size).toBe(1);
  expect(waits).toEqual([2000, 4000, 8000]);
});

test('nobody is asked to wait longer than a minute, whatever the server wishes', async () => {
  const later: Answer = { kind: 'later', reason: 'busy', retryAfterMs: 3_600_000 };
  const { waits, done } = send([entry(1)], (_, attempt) => (attempt === 1 ? later : TAKEN));
  await done;
  expect(waits).toEqual([60_000]);
});

test('each refused reading is a line that names it, and the rest is taken', async () => {
  const { lines, done } = send([entry(1), entry(2)], () => ({
    ...{ kind: 'taken', refused: [{ index: 1, code: 'sensor_not_found' }] },
  }));
  await done;
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/refused .*reason="sensor_not_found" sensorId="01977e00.*temperature=2/);
});

test('one reading that the server cannot take does not hold up the others', async () => {
  const bad: Answer = { kind: 'unacceptable', reason: '400 arguments_invalid' };
  const poisoned = 5;
  const entries = Array.from({ length: 8 }, (_, at) => entry(at));
  const taken: (number | null)[] = [];
  const { spool, done } = spoolOf(entries);
  const lines: string[] = [];
  sender = startSender({
    spool,
    offer: (_, readings) => {
      const temperatures = readings.map(({ temperature }) => temperature);
      if (temperatures.includes(poisoned)) return Promise.resolve(bad);
      taken.push(...temperatures);
      return Promise.resolve(TAKEN);
    },
    log: createLog((line) => lines.push(line)),
  });
  await done;
  expect(taken.toSorted()).toEqual([0, 1, 2, 3, 4, 6, 7]);
  expect(lines.join('')).toContain('temperature=5');
});

test('a line of the log is one line, whatever a payload says', () => {
  const lines: string[] = [];
  createLog((line) => lines.push(line))('refused', 'no number', { found: '4\n2026 info "all is well"' });
  sender = startSender({ spool: spoolOf([]).spool, offer: () => Promise.resolve(TAKEN), log: () => undefined });
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  [200, '{"status":"taken","refused":[]}', 'taken'],
  [200, '{"status":"duplicate","refused":[]}', 'taken'],
  [200, '<html>Welcome to the hotel</html>', 'later'],
  [401, '{"code":"tenant_unknown"}', 'later'],
  [403, '{"code":"gateway_archived"}', 'later'],
  [404, '', 'later'],
  [429, '', 'later'],
  [503, '{"code":"transient"}', 'later'],
  [400, '{"code":"arguments_invalid"}', 'unacceptable'],
  [413, '', 'unacceptable'],
] as const)('an answer %d %s means %s', async (status, body, kind) => {
  sender = startSender({ spool: spoolOf([]).spool, offer: () => Promise.resolve(TAKEN), log: () => undefined });
  const config = {
    url: 'https://lab.example/functions/v1/ingest-readings',
    gatewayId: SENSOR,
    secret: 'whsec_c2VjcmV0',
  };
  const offer = createServer(config, () => Promise.resolve(new Response(body, { status })));
  expect((await offer('id', entry(1).readings, new Date(), new AbortController().signal)).kind).toBe(kind);
});
