import postgres from 'postgres';

let quieted = false;

/**
 * The embedded REST server prints every query that Postgres refuses, with its stack. Those are answers to the caller,
 * not faults of the stack; in a terminal they would bury what matters.
 */
export function hideRefusedQueries(): void {
  if (quieted) return;
  quieted = true;
  const print = console.error.bind(console);
  console.error = (...what: unknown[]) => {
    if (!(what[0] instanceof postgres.PostgresError)) print(...what);
  };
}
