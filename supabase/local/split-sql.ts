/** One statement of a migration file and the line it begins on. */
export interface Statement {
  text: string;
  line: number;
}

/** What may hide a semicolon, each tried at the current place of the text. */
const opaque: readonly RegExp[] = [
  /--[^\n]*/y,
  /\/\*[\s\S]*?\*\//y,
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y,
  /'(?:[^']|'')*'/y,
  /"(?:[^"]|"")*"/y,
  /\$([A-Za-z_][A-Za-z_0-9]*)?\$[\s\S]*?\$\1\$/y,
];
const word = /[A-Za-z_][A-Za-z_0-9$]*/y;

/**
 * Splits a migration into its statements, as the Supabase CLI records them. Semicolons inside quotes, comments,
 * dollar quotes, parentheses (rules) and `begin atomic ... end` bodies do not end a statement.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let depth = 0;
  let atomic = 0;
  let previousWord = '';
  let meaningful = false;

  const finish = (end: number) => {
    const raw = sql.slice(start, end);
    const text = raw.trim();
    const line = sql.slice(0, start + raw.indexOf(text)).split('\n').length;
    if (meaningful) statements.push({ text, line });
    start = end + 1;
    meaningful = false;
    previousWord = '';
  };

  for (let at = 0; at < sql.length;) {
    const hidden = match(opaque, sql, at);
    if (hidden) {
      if (!/^(--|\/\*)/.test(hidden)) meaningful = true;
      at += hidden.length;
      continue;
    }
    const found = match([word], sql, at);
    if (found) {
      const name = found.toLowerCase();
      if (name === 'atomic' && previousWord === 'begin') atomic = 1;
      else if (atomic > 0 && name === 'case') atomic += 1;
      else if (atomic > 0 && name === 'end') atomic -= 1;
      previousWord = name;
      meaningful = true;
      at += found.length;
      continue;
    }
    const character = sql[at];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ';' && depth <= 0 && atomic === 0) finish(at);
    else if (character?.trim()) meaningful = true;
    at += 1;
  }
  finish(sql.length);
  return statements;
}

function match(patterns: readonly RegExp[], text: string, at: number): string | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return undefined;
}
