import process from 'node:process';
import { createNetwork } from '../network.ts';
import { connectors } from '../../registry.gen.ts';
import { alertMessage, testContext } from './context.ts';

/*
 * Run by Deno, as an edge function would run it: delivers one alert through every connector to the receivers named in
 * RECEIVERS (`hosts` and `configs` by connector), asks the TLS server by two names, and prints what came of it.
 */
const { hosts, configs, tls } = JSON.parse(process.env['RECEIVERS'] ?? '{}') as {
  hosts: Record<string, number>;
  configs: Record<string, unknown>;
  tls: { port: number; ca: string; names: string[] };
};
const deliveries = await Promise.all(
  Object.entries(connectors).map(async ([id, connector]) => {
    const delivery = await connector.deliver(alertMessage(), configs[id], testContext(hosts));
    return [id, delivery] as const;
  }),
);
const secure = createNetwork({
  loopback: { hosts: Object.fromEntries(tls.names.map((name) => [name, tls.port])), ca: tls.ca },
});
const answers = await Promise.all(
  tls.names.map(async (name) => {
    const { signal } = new AbortController();
    const asked = secure.fetch(`https://${name}/`, { method: 'GET', headers: {}, signal });
    return asked.then(({ body }) => body, String);
  }),
);
process.stdout.write(JSON.stringify({ deliveries: Object.fromEntries(deliveries), answers }));
