import postgres from 'postgres';

/** What is done again and again while a stack runs. */
export interface Schedule {
  stop(): Promise<void>;
}

/** What the schedule needs. */
export interface ScheduleOptions {
  /** Signs in as `postgres`. */
  readonly url: string;
  /** Milliseconds between two runs; a minute unless said. */
  readonly every?: number;
  /** Has the deliveries sent that are due: at once when the database says that there are some, and every minute. */
  dispatch?(): Promise<void>;
  /** Has the detector of slow failures observe what it has not seen yet: every minute in which there is some. */
  watch?(): Promise<void>;
  /** Has the photos deleted whose readings have gone: every minute in which there are some. */
  removePhotos?(): Promise<void>;
}

const MINUTE = 60_000;

/**
 * Keeps the time for the database as pg_cron and pg_net do on a hosted project (the embedded server has neither): the day's work at the start, the
 * minute's work at once and every minute. A run that takes longer is not overtaken; one that fails is written down and tried again the next time.
 */
export async function startSchedule({
  url,
  every = MINUTE,
  dispatch,
  watch,
  removePhotos,
}: ScheduleOptions): Promise<Schedule> {
  const sql = postgres(url, { max: 2, idle_timeout: 0, onnotice: () => undefined });
  const minute = oneAtATime('minute', () => sql.unsafe('select private.every_minute()'));
  const send = oneAtATime('dispatch', async () => {
    // A function that has nothing to do need not be started.
    const [due] = await sql`select from deliveries where state = 'waiting' and next_at <= now() limit 1`;
    if (due) await dispatch?.();
  });
  const detect = oneAtATime('watch', async () => {
    if (!watch) return;
    const [due] = await sql`select from private.unwatched_sensors() limit 1`;
    if (due) await watch();
  });
  const remove = oneAtATime('photos', async () => {
    if (!removePhotos) return;
    const [due] = await sql`select from private.photos_due(1) limit 1`;
    if (due) await removePhotos();
  });
  const day = oneAtATime('day', () => sql.unsafe('select private.every_day()'));
  const listening = await sql.listen('tracseq_deliveries', () => send.run());
  const all = () => {
    minute.run();
    send.run();
    detect.run();
    remove.run();
  };
  day.run();
  all();
  const timer = setInterval(all, every);
  return {
    async stop() {
      clearInterval(timer);
      await listening.unlisten();
      await Promise.all([day.ended(), minute.ended(), send.ended(), detect.ended(), remove.ended()]);
      await sql.end({ timeout: 2 });
    },
  };
}

/** Runs some work; asked again meanwhile, once more when it has ended. */
function oneAtATime(name: string, work: () => PromiseLike<unknown>) {
  let running: Promise<void> | undefined;
  let again = false;
  const run = () => {
    if (running) {
      again = true;
      return;
    }
    running = attempt(name, work).finally(() => {
      running = undefined;
      if (again) {
        again = false;
        run();
      }
    });
  };
  return {
    run,
    async ended() {
      again = false;
      await running;
    },
  };
}

async function attempt(name: string, work: () => PromiseLike<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`Schedule, ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
