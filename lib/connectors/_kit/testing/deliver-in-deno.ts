import process from 'node:process';
import { connectors } from '../../registry.gen.ts';
import { alertMessage, testContext } from './context.ts';

/*
 * Run by Deno, as an edge function would run it: delivers one alert through every connector to the receivers named in
 * RECEIVERS (`hosts` and `configs` by connector), and prints the deliveries.
 */
const { hosts, configs } = JSON.parse(process.env['RECEIVERS'] ?? '{}') as {
  hosts: Record<string, number>;
  configs: Record<string, unknown>;
};
const deliveries = await Promise.all(
  Object.entries(connectors).map(async ([id, connector]) => {
    const delivery = await connector.deliver(alertMessage(), configs[id], testContext(hosts));
    return [id, delivery] as const;
  }),
);
process.stdout.write(JSON.stringify(Object.fromEntries(deliveries)));
