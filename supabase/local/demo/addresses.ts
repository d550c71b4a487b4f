import { networkInterfaces } from 'node:os';
import { isFree } from '../ports.ts';

/** The port that people know. */
const usualPort = 3000;

/** This machine's addresses in the local network. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => one.address);
}

/**
 * The port to answer on. One that was asked for by name must be free; otherwise the next free one is taken and the
 * reason is said.
 */
export async function choosePort(
  wanted: number | undefined,
  host: string,
  say: (line: string) => void,
): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted, host)) return wanted;
    throw new Error(`Port ${wanted} is taken by another program. Stop it, or choose another with -- --port N.`);
  }
  for (let port = usualPort; port < usualPort + 100; port += 1) {
    if (!(await isFree(port, host))) continue;
    if (port !== usualPort) say(`Port ${usualPort} is taken by another program, so this answers on ${port}.`);
    return port;
  }
  throw new Error(`All ports from ${usualPort} to ${usualPort + 99} are taken. Choose one with -- --port N.`);
}
