/** One SQL statement without its comments, and the line it starts at. */
export interface SqlStatement {
  readonly sql: string;
  readonly line: number;
}

// In this order: line comment, block comment, quoted string, quoted name, dollar-quoted body, end of statement.
const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[A-Za-z_]*\$)[\s\S]*?\1|;/g;

/**
 * Splits a script at the semicolons that end statements, leaving those in strings and function bodies alone.
 * Comments are dropped, so that words in them are not taken for SQL.
 */
export function sqlStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let sql = '';
  let start = 0;
  let last = 0;
  const take = (until: number) => {
    const text = script.slice(last, until);
    if (sql.trim() === '') start = last + (text.length - text.trimStart().length);
    sql += text;
  };
  const finish = () => {
    const line = script.slice(0, start).split('\n').length;
    if (sql.trim() !== '') statements.push({ sql: sql.trim(), line });
    sql = '';
  };
  for (const match of script.matchAll(TOKEN)) {
    const [token] = match;
    take(match.index);
    last = match.index + token.length;
    if (token === ';') finish();
    else if (!token.startsWith('--') && !token.startsWith('/*')) sql += token;
  }
  take(script.length);
  finish();
  return statements;
}
