import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Delivery } from './_kit/contract.ts';
import { certificateFor } from './_kit/testing/certificates.ts';
import type { Counterpart } from './_kit/testing/listener.ts';
import type { Subject } from './_kit/testing/subject.ts';
import { emailSubject } from './email/testing/server.ts';
import { pagerDutySubject } from './pagerduty/testing/receiver.ts';
import { connectors } from './registry.gen.ts';
import { slackSubject } from './slack/testing/receiver.ts';
import { twilioSubject } from './twilio/testing/receiver.ts';
import { webPushSubject } from './web-push/testing/receiver.ts';
import { webhookSubject } from './webhook/testing/receiver.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

it('from Deno, where edge functions run, every connector delivers, and TLS is verified against the name', async () => {
  const started = new Map<string, Counterpart>();
  const hosts: Record<string, number> = {};
  const configs: Record<string, unknown> = {};
  const start = async <Received>(subject: Subject<Received>) => {
    const counterpart = await subject.start();
    started.set(subject.connector.id, counterpart);
    hosts[subject.host] = counterpart.port;
    configs[subject.connector.id] = subject.config;
  };
  await start(emailSubject);
  for (const subject of [pagerDutySubject, slackSubject, twilioSubject, webPushSubject, webhookSubject])
    await start(subject);

  const certificate = await certificateFor('hooks.example.test');
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (_, response) => response.end('here'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const tls = { port, ca: certificate.ca, names: ['hooks.example.test', 'other.example.test'] };

  const { stdout } = await run(
    join(dirname(createRequire(import.meta.url).resolve('deno/package.json')), 'deno'),
    [
      ...['run', '--quiet', '--no-prompt', '--no-lock', '--no-remote', '--cached-only', '--node-modules-dir=manual'],
      ...['--allow-net', '--allow-env', `--allow-read=${root}`],
      'lib/connectors/_kit/testing/deliver-in-deno.ts',
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        RECEIVERS: JSON.stringify({ hosts, configs, tls }),
        DENO_DIR: join(root, '.local', 'deno'),
        DENO_NO_UPDATE_CHECK: '1',
      },
    },
  );
  server.close();
  const seen = JSON.parse(stdout) as { deliveries: Record<string, Delivery>; answers: string[] };
  const deliveries = Object.entries(seen.deliveries);
  expect(deliveries.map(([id, { outcome }]) => [id, outcome])).toEqual(
    Object.keys(connectors).map((id) => [id, 'delivered']),
  );
  expect([...started].filter(([, { received }]) => received.length !== 1)).toEqual([]);
  expect(seen.answers).toEqual(['here', expect.stringContaining('tls_invalid')]);
  for (const counterpart of started.values()) await counterpart.close();
});
