/** The demo with another app and another home: `node main.ts <home> <options as JSON>`. */
import { fileURLToPath } from 'node:url';
import { startChild } from '../../child.ts';
import { freePort } from '../../ports.ts';
import { untilListening } from '../app.ts';
import { runDemo } from '../command.ts';

const [home = '', options = '{}'] = process.argv.slice(2);
const standIn = fileURLToPath(new URL('./stand-in-app.mjs', import.meta.url));

await runDemo({
  ...{ reset: false, port: undefined, lan: false },
  ...(JSON.parse(options) as object),
  home,
  prepareApp: () => Promise.resolve(),
  async startApp() {
    const port = await freePort();
    const child = startChild({
      command: process.execPath,
      args: [standIn, String(port)],
      stopSignal: 'SIGTERM',
      output: 'inherit',
    });
    await untilListening(child, port, () => '');
    return { port, exited: child.exited, stop: () => child.stop() };
  },
});
