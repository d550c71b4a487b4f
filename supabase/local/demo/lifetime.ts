import { ancestorsUpTo, describeProcess } from '../processes.ts';

const checkMilliseconds = 1_000;

/**
 * Calls back once when this process should end: a signal, or the death of who started it. `npm run` is several
 * processes, and a kill of the first reaches none of the others.
 */
export function whenToEnd(end: (why: string) => void): void {
  let told = false;
  const once = (why: string) => {
    // A second Ctrl-C means "now": the watchdogs stop what is left.
    if (told) process.exit(130);
    told = true;
    end(why);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => once(signal));
  process.on('disconnect', () => once('the starting process is gone'));

  const starters = process.env['npm_lifecycle_event']
    ? ancestorsUpTo(({ command }) => /(^|[\s/])npm(-cli\.js)?(\s|$)/.test(command))
    : [];
  const known = new Map(starters.map((pid) => [pid, describeProcess(pid)?.command]));
  if (known.size === 0) return;
  setInterval(() => {
    for (const [pid, command] of known) {
      if (!told && describeProcess(pid)?.command !== command) once('npm is gone');
    }
  }, checkMilliseconds).unref();
}
