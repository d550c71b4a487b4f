import { listFiles, readText, repositoryRoot } from './files.ts';
import { type CheckResult, type Finding, report } from './report.ts';
import { sqlStatements } from './sql-statements.ts';

const MIGRATION = /^supabase\/migrations\/.*\.sql$/;
const RULES: readonly { readonly broken: (sql: string) => boolean; readonly message: string }[] = [
  {
    broken: (sql) => /\bsecurity\s+definer\b/i.test(sql) && !/\bset\s+search_path\s*(=|\bto\b)\s*''/i.test(sql),
    message: "security definer without set search_path = ''",
  },
  {
    broken: (sql) =>
      /^(alter\s+default\s+privileges\b.*)?grant\s+all\b/is.test(sql) ||
      /\bgrant\s+all\s+(privileges\s+)?on\b/i.test(sql),
    message: 'grant all: name each privilege (all includes truncate, which no policy judges)',
  },
  {
    broken: (sql) => /^create\s+policy\b/i.test(sql) && !/\bto\s+[a-z_"]/i.test(beforeCondition(sql)),
    message: 'a policy without "to": name the role',
  },
];

/** Refuses what a review would miss in a migration: see the rules above, one message each. */
export function checkSqlStyle(root: string): CheckResult {
  const files = listFiles(root).filter((name) => MIGRATION.test(name));
  const findings: Finding[] = [];
  for (const file of files) {
    for (const { sql, line } of sqlStatements(readText(root, file) ?? '')) {
      for (const rule of RULES) if (rule.broken(sql)) findings.push({ file, line, message: rule.message });
    }
  }
  return { read: files.length, findings };
}

/** The head of a policy, up to its condition: a "to" inside the condition is not the policy's own. */
function beforeCondition(policy: string): string {
  return policy.replace(/^create\s+policy\s+("[^"]*"|\S+)/i, '').split(/\b(using|with\s+check)\s*\(/i)[0] ?? '';
}

if (import.meta.main) process.exitCode = report('sql style', checkSqlStyle(repositoryRoot));
