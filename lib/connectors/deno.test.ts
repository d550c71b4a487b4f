import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Delivery } from './_kit/contract.ts';
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

it('every connector delivers from Deno, where edge functions run, as it does from Node', async () => {
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
        RECEIVERS: JSON.stringify({ hosts, configs }),
        DENO_DIR: join(root, '.local', 'deno'),
        DENO_NO_UPDATE_CHECK: '1',
      },
    },
  );
  const deliveries = Object.entries(JSON.parse(stdout) as Record<string, Delivery>);
  expect(deliveries.map(([id, { outcome }]) => [id, outcome])).toEqual(
    Object.keys(connectors).map((id) => [id, 'delivered']),
  );
  expect([...started].filter(([, { received }]) => received.length !== 1)).toEqual([]);
  for (const counterpart of started.values()) await counterpart.close();
});
