/** Says what happens, one line each. `facts` may come from outside: they are quoted, so that a payload cannot write lines of its own. */
export type Log = (
  level: 'info' | 'refused' | 'trouble',
  text: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** Writes lines such as `2026-11-26T09:30:00.000Z refused "no sensor has this code" topic="lab/7"`. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, text, facts = {}) => {
    const told = Object.entries(facts).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    write(`${now().toISOString()} ${level} ${JSON.stringify(text)}${told.join('')}\n`);
  };
}
