import { describe, expect, it } from 'vitest';
import { sqlStatements } from './sql-statements.ts';
import { checkSqlStyle } from './sql-style.ts';
import { plant } from './testing/plant.ts';

function findingsIn(sql: string) {
  return checkSqlStyle(plant({ 'supabase/migrations/1_a.sql': sql })).findings;
}

describe('sql style', () => {
  it('refuses a security definer function that keeps the search path of its caller', () => {
    const planted = `create function f() returns int language sql security definer as $$ select 1 $$;`;
    expect(findingsIn(planted)).toMatchObject([{ line: 1, message: expect.stringContaining('search_path') }]);
  });

  it('passes a security definer function with an empty search path', () => {
    expect(
      findingsIn(
        `create function f() returns int language sql security definer set search_path = '' as $$ select 1 $$;`,
      ),
    ).toEqual([]);
  });

  it.each([
    'grant all on public.a to authenticated;',
    'grant all privileges on all tables in schema public to anon;',
    'alter default privileges in schema public grant all on tables to anon;',
    `do $$ begin execute 'grant all on a to b'; end $$;`,
  ])('refuses %s', (planted) => {
    expect(findingsIn(planted)).toHaveLength(1);
  });

  it('passes a grant that names its privileges', () => {
    expect(findingsIn('grant select, insert on public.a to authenticated;')).toEqual([]);
  });

  it.each([
    'create policy a on public.b using (true);',
    `create policy "to anyone" on public.b for select using (f('to') = g(to_char(now())));`,
  ])('refuses the policy without a role: %s', (planted) => {
    expect(findingsIn(planted)).toHaveLength(1);
  });

  it('passes a policy that names its role', () => {
    expect(findingsIn('create policy a on public.b for select to authenticated using (true);')).toEqual([]);
  });

  it('reads no rule out of a comment, and names the line of the statement', () => {
    const planted = `-- grant all on a to b;\n/* create policy p on t using (true); */\nselect 1;\n\ngrant all on a to b;\n`;
    expect(findingsIn(planted)).toMatchObject([{ line: 5 }]);
  });

  it('counts the migrations it read, so that reading none is seen', () => {
    expect(checkSqlStyle(plant({ 'supabase/seed.sql': 'select 1;' })).read).toBe(0);
  });
});

describe('sqlStatements', () => {
  it('splits at the semicolons between statements, not at those in strings and bodies', () => {
    const script = `select ';';\ncreate function f() as $body$ begin; end; $body$;\nselect ";" from a`;
    expect(sqlStatements(script)).toEqual([
      { sql: `select ';'`, line: 1 },
      { sql: 'create function f() as $body$ begin; end; $body$', line: 2 },
      { sql: 'select ";" from a', line: 3 },
    ]);
  });
});
