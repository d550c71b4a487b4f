/**
 * Says whether the project answers: for monitoring, which has no account. The database is asked as an anonymous
 * person, who may read nothing; that Postgres itself refuses is the sign of life.
 */
declare const Deno: {
  serve(handler: (request: Request) => Promise<Response>): void;
  env: { get(name: string): string | undefined };
};

const timeoutMilliseconds = 5_000;

async function databaseAnswers(): Promise<boolean> {
  const url = Deno.env.get('SUPABASE_URL');
  const key = Deno.env.get('SUPABASE_ANON_KEY');
  if (!url || !key) return false;
  try {
    const answer = await fetch(`${url}/rest/v1/tenants?select=id&limit=1`, {
      headers: { apikey: key },
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return true;
    const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
    // PostgREST's own codes begin with PGRST: then it was not Postgres that answered.
    return answer.status < 500 && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  } catch {
    return false;
  }
}

Deno.serve(async () => {
  const started = performance.now();
  const database = await databaseAnswers();
  const body = {
    status: database ? 'ok' : 'unavailable',
    database: { reachable: database, milliseconds: Math.round(performance.now() - started) },
    checkedAt: new Date().toISOString(),
  };
  return Response.json(body, { status: database ? 200 : 503, headers: { 'cache-control': 'no-store' } });
});
