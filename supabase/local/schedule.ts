import postgres from 'postgres';

/** What is done again and again while a stack runs. */
export interface Schedule {
  stop(): Promise<void>;
}

const MINUTE = 60_000;

/**
 * Keeps the time for the database as pg_cron does on a hosted project (the embedded server has no pg_cron): the day's work at the start, the
 * minute's work at once and every minute. A run that takes longer than a minute is not overtaken; one that fails is written down and tried
 * again the next minute. `url` signs in as `postgres`; `every` is in milliseconds.
 */
export function startSchedule(url: string, every = MINUTE): Schedule {
  const sql = postgres(url, { max: 1, idle_timeout: 0, onnotice: () => undefined });
  let running: Promise<void> | undefined;
  const minute = () => {
    running ??= run(sql, 'select private.every_minute()').finally(() => {
      running = undefined;
    });
  };
  const day = run(sql, 'select private.every_day()');
  minute();
  const timer = setInterval(minute, every);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all([day, running]);
      await sql.end({ timeout: 2 });
    },
  };
}

async function run(sql: postgres.Sql, statement: string): Promise<void> {
  try {
    await sql.unsafe(statement);
  } catch (error) {
    process.stderr.write(`Schedule: ${statement}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
