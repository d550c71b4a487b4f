import { expect, test } from 'vitest';
import { splitStatements } from './split-sql.ts';

const texts = (sql: string) => splitStatements(sql).map((statement) => statement.text);

test('statements end at their semicolons and a comment alone is none', () => {
  expect(texts('select 1; -- the end;\n/* nothing; */ ; select 2')).toEqual(['select 1', 'select 2']);
});

test('a semicolon inside quotes, dollar quotes or a rule ends nothing', () => {
  const whole = `do $body$ begin perform 'a;b', $$;$$; end $body$`;
  expect(texts(`${whole}; select E'it\\'s;', "x;y"`)).toEqual([whole, `select E'it\\'s;', "x;y"`]);
  const rule = 'create rule r as on insert to t do also (select 1; select 2)';
  expect(texts(`${rule};`)).toEqual([rule]);
});

test('the body of a SQL-standard function stays in one piece', () => {
  const body = 'create function f() returns int begin atomic select case when true then 1 end; select 2; end';
  expect(texts(`${body}; select 3;`)).toEqual([body, 'select 3']);
});

test('a statement knows the line it begins on', () => {
  expect(splitStatements('select 1;\n\n-- why\nselect 2;').map((statement) => statement.line)).toEqual([1, 3]);
});
