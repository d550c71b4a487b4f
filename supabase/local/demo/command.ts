import { toString as qrCode } from 'qrcode';
import { whenToEnd } from './lifetime.ts';
import { startRun, type Run, type RunOptions } from './run.ts';
import { demoPassword, describeSignIns } from './sign-ins.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What the terminal shows when everything answers. */
async function announce(run: Run, seconds: number): Promise<void> {
  say(`\nReady after ${seconds.toFixed(1)} s: ${run.address}\n`);
  if (run.signIns.length > 0) say(`Sign in with the password ${demoPassword}, or ask for a code by e-mail:`);
  for (const line of describeSignIns(run.signIns)) say(line);
  say(`\nDemo codes to scan or print: ${run.address}/demo/codes`);
  say(`Inbox, where every e-mail lands: ${run.address}/mail`);
  for (const address of run.lanAddresses) {
    say(`\nOn a phone in the same network: ${address}`);
    say(await qrCode(address, { type: 'terminal', small: true }));
  }
  if (run.lanAddresses.length > 0) {
    say('The phone warns of the certificate. To use the app offline there, install and trust this one first:');
    for (const address of run.lanAddresses) say(`  ${address}/demo/certificate`);
    say('Everybody in this network can sign in to this demo and read its inbox.');
  }
  say('\nCtrl-C stops everything.');
}

async function runUntilEnd(options: Omit<RunOptions, 'say'>): Promise<number> {
  const started = performance.now();
  const ended = new Promise<string>((resolve) => whenToEnd(resolve));
  const starting = startRun({ ...options, say });
  // Asked to end while still starting: what runs already is watched over, and ends with this process.
  const run = await Promise.race([starting, ended]);
  if (typeof run === 'string') return 0;
  await announce(run, (performance.now() - started) / 1000);
  const why = await Promise.race([ended.then(() => undefined), run.failed]);
  say(why ? `\n${why} Stopping everything.` : '\nStopping everything ...');
  await run.stop();
  return why ? 1 : 0;
}

/** Runs the demo until it is asked to end, says what went wrong in one sentence, and ends this process. */
export async function runDemo(options: Omit<RunOptions, 'say'>): Promise<never> {
  // A reader that has gone away, as in `npm run demo | head`, is no reason to stop.
  process.stdout.on('error', () => undefined);
  try {
    process.exit(await runUntilEnd(options));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
