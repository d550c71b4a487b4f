import type { Sql, TransactionSql } from 'postgres';
import { z } from 'zod';

/** An input parameter of a callable function. */
const argument = z.object({ name: z.string(), type: z.string(), optional: z.boolean() });

const row = z.object({
  schema: z.string(),
  name: z.string(),
  args: z.array(argument),
  /** 'void', 'scalar' or 'row' (a composite type, a table, or several out parameters). */
  shape: z.enum(['void', 'scalar', 'row']),
  returnsSet: z.boolean(),
  readOnly: z.boolean(),
});

/** A function that the API may call, as its declaration says. */
export type ApiFunction = z.infer<typeof row>;

/** Reads the declarations of all functions in the exposed schemas; functions with unnamed parameters are left out. */
export async function readFunctions(sql: Sql | TransactionSql, schemas: readonly string[]): Promise<ApiFunction[]> {
  const rows = await sql`
    select n.nspname as schema, p.proname as name, p.proretset as "returnsSet", p.provolatile <> 'v' as "readOnly",
      case
        when p.prorettype = 'void'::regtype then 'void'
        when t.typtype = 'c' or p.prorettype = 'record'::regtype then 'row'
        else 'scalar'
      end as shape,
      coalesce((
        select json_agg(json_build_object(
          'name', p.proargnames[i],
          'type', format_type(p.proargtypes[i - 1], null),
          'optional', i > p.pronargs - p.pronargdefaults
        ) order by i)
        from generate_series(1, p.pronargs) i
      ), '[]') as args
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    join pg_type t on t.oid = p.prorettype
    where n.nspname = any (${[...schemas]}) and p.prokind = 'f' and p.provariadic = 0
      and p.prorettype <> all (array['trigger', 'event_trigger']::regtype[])
      and (p.pronargs = 0 or (p.proargnames is not null and not ('' = any (p.proargnames[1:p.pronargs]))))`;
  return z.array(row).parse(rows.slice());
}

/** The declaration that takes exactly these named arguments, leaving out only optional ones. */
export function findFunction(
  functions: readonly ApiFunction[],
  schema: string,
  name: string,
  given: readonly string[],
): ApiFunction | undefined {
  return functions.find((candidate) => {
    if (candidate.schema !== schema || candidate.name !== name) return false;
    const known = new Set(candidate.args.map((arg) => arg.name));
    return (
      given.every((arg) => known.has(arg)) && candidate.args.every((arg) => arg.optional || given.includes(arg.name))
    );
  });
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * The statement that calls a function with the arguments in one JSON text, `$1`, each read as its declared type, as
 * PostgREST does. Its single row holds the answer as JSON text in `body` and the status the function asked for.
 */
export function callStatement(fn: ApiFunction, given: readonly string[], maxRows?: number): string {
  const args = fn.args.filter((arg) => given.includes(arg.name));
  const called = `${quote(fn.schema)}.${quote(fn.name)}(${args.map((arg) => `${quote(arg.name)} => _args.${quote(arg.name)}`).join(', ')})`;
  const columns = args.map((arg) => `${quote(arg.name)} ${arg.type}`).join(', ');
  // Without arguments the parameter still has to appear, or Postgres cannot tell its type.
  const source = args.length ? `json_to_record($1::text::json) as _args(${columns})` : `(select $1::text) as _args`;
  const value = fn.shape === 'row' ? 'row_to_json(_call)' : 'to_json(_call.value)';
  const rows = `select ${value} as value from ${source}, lateral ${called} as ${fn.shape === 'row' ? '_call' : '_call(value)'}`;
  const limit = maxRows !== undefined && fn.returnsSet ? ` limit ${maxRows}` : '';
  const body = fn.returnsSet ? `coalesce(json_agg(_row.value), '[]')` : '_row.value';
  return `select (${body})::text as body, nullif(current_setting('response.status', true), '') as status
    from (${rows}${limit}) as _row`;
}
