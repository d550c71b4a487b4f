import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '@supabase/supabase-js';
import { v7 } from 'uuid';
import { z } from 'zod';
import { addressOfDemo } from './demo/running.ts';
import { publishableKey } from './gateway/keys.ts';

/*
 * `npm run demo:warm` warms a freezer of the running demo before the eyes of somebody who watches the alerts: one reading each second, as the
 * technician's phone would bring them. `-- --cool` brings it back.
 */
const SENSOR = 'Freezer 2 probe';
const WARM = [-77.2, -74.5, -71, -66.4, -60.9, -55.3, -51.8];
const COOL = [-58.1, -66.3, -72.4, -76.9, -78.6];

const { values } = parseArgs({
  options: { cool: { type: 'boolean', default: false }, address: { type: 'string' } },
});

const address = values.address ?? addressOfDemo();
const client = createClient(address, publishableKey, { auth: { persistSession: false } });
const signedIn = await client.auth.signInWithPassword({
  email: 'technician@northwind.example',
  password: 'tracseq-demo',
});
if (signedIn.error) throw signedIn.error;
const found = await client.from('sensors').select('id,tenant_id').eq('name', SENSOR).single();
if (found.error) throw found.error;
const sensor = z.object({ id: z.uuid(), tenant_id: z.uuid() }).parse(found.data);

const device = {
  ...{ id: v7(), name: 'Demo script', platform: 'demo', appVersion: '0.1.0' },
  ...{ queueLength: 0, oldestQueuedAt: null },
};
let seq = 0;
for (const temperature of values.cool ? COOL : WARM) {
  const takenAt = new Date().toISOString();
  seq += 1;
  const readings = [{ takenAt, temperature, humidity: null, pressure: null, battery: null }];
  const args = { sensorId: sensor.id, source: 'manual', readings };
  const command = { id: v7(), seq, name: 'record_readings.v1', args, deviceTime: takenAt, clockOffsetMs: 0 };
  const { error } = await client.rpc('apply_commands', {
    ...{ p_tenant_id: sensor.tenant_id, p_device: device, p_commands: [command] },
  });
  if (error) throw error;
  process.stdout.write(`${SENSOR}: ${temperature} °C\n`);
  await pause(1000);
}
process.stdout.write(`Look at ${address}/en/alerts\n`);
