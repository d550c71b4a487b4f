import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailConfig, type MailServer, startMailServer } from '../../../lib/connectors/email/testing/server.ts';
import { listen } from '../../local/ports.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

/* A dispatcher is ended for good at each of its steps, and the next one does what is left: over a real receiver, in processes of their own. */

const secret = `whsec_${randomBytes(32).toString('base64')}`;
let database: TestDatabase;
let room: ColdRoom;
let receiver: Server;
let address: string;
let mailServer: MailServer;
/** The id of each request, in the order of arrival: by it a receiver knows what it has had already. */
const received: string[] = [];
/** Ends whoever sent, while it waits for the answer. */
let duringSend: (() => void) | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  mailServer = await startMailServer();
  receiver = createServer((request, response) => {
    request.resume().on('end', () => {
      received.push(String(request.headers['webhook-id']));
      if (duringSend) duringSend();
      else response.writeHead(204).end();
    });
  });
  address = `http://127.0.0.1:${await listen(receiver, { port: 0, host: '127.0.0.1' })}`;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await mailServer.close();
  await database.drop();
});
beforeEach(async () => {
  await database.admin`update deliveries set state = 'dead', settled_at = now() where state = 'waiting'`;
  received.length = 0;
  duringSend = null;
  room = await createColdRoom(database);
  await room.limit({ high: -70 });
  await room.administrator.person.rpc('save_channel', {
    ...{ p_tenant_id: room.tenantId, p_channel_id: randomUUID(), p_name: 'Hook', p_connector: 'webhook' },
    ...{ p_config: { url: address }, p_secret_sealed: 'sealed', p_minimum_severity: 'warning', p_archived: false },
  });
  await room.bring([{ at: 0, temperature: -50 }]);
});

/** Runs a dispatcher until it is through, or until it is ended where `step` says; answers how it ended. */
function runDispatcher(step: 'claimed' | 'sending' | 'sent' | 'settled' | 'never', key = secret): Promise<string> {
  const file = join(import.meta.dirname, 'dispatcher.ts');
  const child = spawn(process.execPath, [file, database.url, key, step], { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = () => child.kill('SIGKILL');
  child.stdout.once('data', end);
  duringSend = step === 'sending' ? end : null;
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`)));
}

const leaseOver = () => database.admin`
  update deliveries set next_at = now() - interval '1 second' where tenant_id = ${room.tenantId} and state = 'waiting'`;
const deliveries = () => database.admin<{ id: string; state: string; attempts: number }[]>`
  select id, state, attempts from deliveries where tenant_id = ${room.tenantId}`;

describe('a dispatcher that is ended', () => {
  it.each([
    { step: 'claimed', sends: 1, attempts: 2, when: 'after it took a delivery' },
    { step: 'sending', sends: 2, attempts: 2, when: 'while the other side reads' },
    { step: 'sent', sends: 2, attempts: 2, when: 'after the other side had it' },
    { step: 'settled', sends: 1, attempts: 1, when: 'after it wrote that down' },
  ] as const)(
    '$when loses nothing, and the other side gets nothing that it cannot know again',
    async ({ step, sends, attempts }) => {
      expect(await runDispatcher(step)).toBe('SIGKILL');
      // Nobody takes it while the dead one may still be at it.
      expect(await runDispatcher('never')).toBe('code 0');
      await leaseOver();
      expect(await runDispatcher('never')).toBe('code 0');
      const rows = await deliveries();
      expect(rows).toMatchObject([{ state: 'delivered', attempts }]);
      expect(received).toHaveLength(sends);
      expect(new Set(received)).toEqual(new Set([rows[0]?.id]));
    },
    60_000,
  );

  it.each([
    { step: 'claimed', mails: 1, when: 'after it took the mail to a person' },
    { step: 'sent', mails: 2, when: 'after the mail server had it' },
    { step: 'settled', mails: 1, when: 'after it wrote down that the person was told' },
  ] as const)(
    '$when wakes them all the same, and a second copy has the same Message-ID',
    async ({ step, mails }) => {
      // The webhook of before is none of this one's.
      expect(await runDispatcher('never')).toBe('code 0');
      const { host: _host, to: _to, port: _port, password, ...rest } = emailConfig;
      await room.administrator.person.rpc('save_channel', {
        ...{ p_tenant_id: room.tenantId, p_channel_id: randomUUID(), p_name: 'Mail', p_connector: 'email' },
        ...{ p_config: { ...rest, host: 'localhost', port: mailServer.port, to: 'house@lab.example' } },
        ...{ p_secret_sealed: 'sealed', p_minimum_severity: 'warning', p_archived: false },
      });
      await room.administrator.person.rpc('test_contact_way', { p_tenant_id: room.tenantId, p_way: 'email' });
      const before = mailServer.received.length;
      expect(await runDispatcher(step, password)).toBe('SIGKILL');
      await leaseOver();
      expect(await runDispatcher('never', password)).toBe('code 0');
      expect((await deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
      const copies = mailServer.received.slice(before);
      expect(copies.map(({ to }) => to.join())).toEqual(
        Array.from({ length: mails }, () => `administrator@lab-${room.tenantId.slice(0, 8)}.example`),
      );
      expect(new Set(copies.map(({ mail }) => mail.messageId)).size).toBe(1);
    },
    60_000,
  );
});
