import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface DemoOptions {
  /** Throw the demo's data away first. */
  reset: boolean;
  /** The port that must be taken; undefined lets another one be chosen. */
  port: number | undefined;
  /** Serve HTTPS to the local network. */
  lan: boolean;
  /** Run the app from its sources with hot reload. */
  dev: boolean;
}

/** What the command line can say. */
export const usage = `npm run demo [-- options]
  --reset      start with fresh demo data
  --port N     answer on this port and no other
  --lan        answer the local network by HTTPS, for phones
npm run dev    the same over the sources, with hot reload`;

/** Reads the command line; an error says what is wrong with it. */
export function readOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      reset: { type: 'boolean', default: false },
      port: { type: 'string' },
      lan: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port ${values.port} is not a port: it must be a whole number from 1 to 65535`);
  }
  return { reset: values.reset, port, lan: values.lan, dev: values.dev };
}
