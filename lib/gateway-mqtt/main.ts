import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { startGateway } from './gateway.ts';
import { createLog } from './log.ts';

/* `npm run gateway:mqtt -- --config FILE`; see README.md. */

const log = createLog((line) => process.stdout.write(line));

try {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined) throw new ConfigError('Say which configuration: --config FILE');
  const config = readConfig(values.config);
  const gateway = await startGateway(config, log);
  log('info', 'started', { mappings: config.mappings.length, sensors: Object.keys(config.sensors).length });
  const asked = new Promise<'asked'>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve('asked'));
  });
  const end = await Promise.race([asked, gateway.failure]);
  if (end !== 'asked') throw end;
  await gateway.stop();
  log('info', 'stopped');
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else log('trouble', `cannot go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
