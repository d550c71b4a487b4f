import { expect, vi } from 'vitest';
import type { Delivery } from '../contract.ts';
import { createNetwork } from '../network.ts';
import { testContext, testNow } from './context.ts';
import type { Bench, Traits } from './subject.ts';

interface Check {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
  readonly unless?: (subject: Traits & { readonly keyOf: unknown }) => boolean;
}

const retried = (reason: string): unknown => expect.objectContaining({ outcome: 'retry_later', reason });
/** Far longer than an answer on this machine takes; only the tests of silence wait for it. */
const SILENCE_MS = 300;

/** What every connector holds to. Each is a function that fails by itself, so that the suite can be put to the test. */
export const conformanceChecks: readonly Check[] = [
  {
    name: 'delivers what the provider accepts, with a reference or none',
    async run({ counterpart, deliver }) {
      counterpart.behave('accept');
      const before = counterpart.received.length;
      const delivery = await deliver();
      expect(delivery).toEqual({ outcome: 'delivered', reference: expect.toSatisfy(isReference) });
      expect(counterpart.received).toHaveLength(before + 1);
    },
  },
  {
    name: 'says the same key at every attempt',
    unless: ({ keyOf }) => keyOf === null,
    async run({ subject, counterpart, deliver, keys }) {
      counterpart.behave('accept');
      expect(subject.connector.idempotency).not.toBe('none');
      await deliver();
      await deliver({ now: () => new Date(testNow.getTime() + 60_000) });
      const [first, second] = keys().slice(-2);
      expect(first).toMatch(/./);
      expect(second).toBe(first);
    },
  },
  {
    name: 'gives up on a provider that takes the connection and says nothing',
    async run({ counterpart, deliver }) {
      counterpart.behave('hang');
      expect(await deliver({ timeoutMs: SILENCE_MS })).toEqual(retried('timeout'));
      await counterpart.quiet();
    },
  },
  {
    name: 'gives up on a name server that says nothing',
    async run({ deliver }) {
      const resolve = () => new Promise<never>(() => undefined);
      expect(await deliver({ ...createNetwork({ resolve }), timeoutMs: SILENCE_MS })).toEqual(retried('timeout'));
    },
  },
  {
    name: 'stops at once when the dispatcher stops',
    async run({ counterpart, deliver }) {
      counterpart.behave('hang');
      const stop = new AbortController();
      const connected = counterpart.nextConnection();
      const delivery = deliver({ signal: stop.signal });
      await connected;
      stop.abort();
      expect(await delivery).toEqual(retried('aborted'));
      await counterpart.quiet();
    },
  },
  {
    name: 'begins nothing after the dispatcher has stopped',
    async run({ counterpart, deliver }) {
      counterpart.behave('accept');
      const before = counterpart.connections();
      expect(await deliver({ signal: AbortSignal.abort() })).toEqual(retried('aborted'));
      expect(counterpart.connections()).toBe(before);
    },
  },
  {
    name: 'waits as many seconds as the provider asks for',
    unless: ({ retryAfter }) => !retryAfter,
    async run({ counterpart, deliver }) {
      counterpart.retryAfter('7');
      counterpart.behave('throttle');
      expect(await deliver()).toMatchObject({ outcome: 'retry_later', reason: 'rate_limited', retryAfterMs: 7000 });
    },
  },
  {
    name: 'waits until the date that the provider names',
    unless: ({ retryAfter }) => !retryAfter,
    async run({ counterpart, deliver }) {
      counterpart.retryAfter(new Date(testNow.getTime() + 90_000).toUTCString());
      counterpart.behave('throttle');
      expect(await deliver()).toMatchObject({ reason: 'rate_limited', retryAfterMs: 90_000 });
    },
  },
  ...(['throttle', 'fail', 'drop', 'garbage'] as const).map((behaviour) => ({
    name: `tries again later after a provider’s ${behaviour}`,
    async run({ counterpart, deliver }: Bench) {
      counterpart.behave(behaviour);
      expect(await deliver({ timeoutMs: 5_000 })).toMatchObject({ outcome: 'retry_later' });
    },
  })),
  {
    name: 'takes no stranger’s success for the provider’s',
    async run({ subject, counterpart, deliver }) {
      counterpart.behave('nonsense');
      expect(await deliver()).toMatchObject({ outcome: subject.nonsense });
    },
  },
  {
    name: 'reads no more than it needs of an answer without an end',
    async run({ subject, counterpart, deliver }) {
      counterpart.behave('flood');
      const delivery = await deliver({ timeoutMs: 3_000 });
      expect(delivery).toMatchObject({ outcome: subject.nonsense });
      expect(delivery).not.toMatchObject({ reason: 'timeout' });
      await counterpart.quiet();
    },
  },
  {
    name: 'tries again later where nobody listens',
    async run({ subject, deliver }) {
      const { createServer } = await import('node:net');
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const port = (server.address() as { port: number }).port;
      await new Promise((resolve) => server.close(resolve));
      const { fetch, pin } = testContext({ [subject.host]: port });
      expect(await deliver({ fetch, pin })).toEqual(retried('unreachable'));
    },
  },
  {
    name: 'repeats no secret, however the provider answers, neither in the result nor in a log',
    async run({ subject, counterpart, deliver }) {
      const written: string[] = [];
      const keep = (...words: unknown[]) => (written.push(words.map(String).join(' ')), true);
      const spies = [
        ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
          vi.spyOn(console, level).mockImplementation(keep),
        ),
        vi.spyOn(process.stderr, 'write').mockImplementation(keep),
        vi.spyOn(process.stdout, 'write').mockImplementation(keep),
      ];
      const results: Delivery[] = [];
      for (const behaviour of ['echo', 'fail', 'drop', 'garbage', 'accept'] as const) {
        counterpart.behave(behaviour);
        results.push(await deliver({ timeoutMs: 5_000 }));
      }
      for (const spy of spies) spy.mockRestore();
      const said = JSON.stringify([results, written]);
      for (const secret of secretsOf(subject)) {
        expect(said).not.toContain(secret);
        expect(said).not.toContain(Buffer.from(secret).toString('base64'));
      }
      expect(results[0]?.outcome).not.toBe('delivered');
      expect(written).toEqual([]);
    },
  },
  {
    name: 'refuses settings that are wrong, without repeating them and without a connection',
    async run({ subject, counterpart, deliver }) {
      counterpart.behave('accept');
      const before = counterpart.connections();
      for (const field of subject.connector.secretFields) {
        const wrong = { ...subject.config, [field]: { value: 'wrong-secret' } };
        const delivery = await deliver({}, wrong);
        expect(delivery).toMatchObject({ outcome: 'misconfigured', reason: 'config_invalid', detail: field });
        expect(JSON.stringify(delivery)).not.toContain('wrong-secret');
      }
      expect(counterpart.connections()).toBe(before);
    },
  },
  {
    name: 'goes nowhere but to the public internet',
    async run({ deliver }) {
      const transport = () => Promise.reject(new Error('it was dialled'));
      const network = createNetwork({ resolve: async () => ['8.8.8.8', '10.0.0.7'], transport });
      expect(await deliver(network)).toMatchObject({ outcome: 'misconfigured', reason: 'address_refused' });
    },
  },
];

const isReference = (value: unknown): boolean => value === null || (typeof value === 'string' && value !== '');

function secretsOf({ connector, config }: Traits): string[] {
  return connector.secretFields.map((field) => config[field]).filter((value) => typeof value === 'string');
}
