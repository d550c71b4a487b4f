import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { repositoryRoot } from './files.ts';
import { type CheckResult, report } from './report.ts';
import { readCatalog } from './translations/catalog.ts';
import { compareLanguages } from './translations/compare.ts';
import { judgeUses } from './translations/coverage.ts';
import { findHardCoded } from './translations/hard-coded.ts';
import { programOf, shippedFiles } from './translations/program.ts';
import { findMentions, findUses } from './translations/uses.ts';

const allowedSchema = z.strictObject({
  /** Texts that read the same in a language (`*`: in all) as in English, so are no forgotten copies. */
  sameAsEnglish: z.record(z.string(), z.array(z.string())),
  /** Words that may stand in the code because they are the same in every language, such as a name. */
  hardCoded: z.array(z.string()),
  /** Keys or groups that are read by something other than a next-intl translator, and by what. */
  usedElsewhere: z.array(z.strictObject({ key: z.string(), by: z.string() })),
});

/** What the checks of translations let pass, each with its reason. */
export type Allowed = z.infer<typeof allowedSchema>;

/** Checks `locales/` against itself and against the code: see `lib/checks/README.md` for all it refuses. */
export function checkTranslations(root: string, allowed: Allowed): CheckResult {
  const catalog = readCatalog(root);
  const [reference] = catalog.languages;
  const files = shippedFiles(root);
  const read = catalog.languages.reduce((sum, language) => sum + language.files.length, 0);
  if (!reference || read === 0 || files.length === 0) return { read: 0, findings: [] };
  const program = programOf(root, files);
  const mentions = [...findMentions(program, root, files), ...allowed.usedElsewhere.map(({ key }) => key)];
  return {
    read: read + files.length,
    findings: [
      ...catalog.findings,
      ...compareLanguages(catalog, allowed.sameAsEnglish),
      ...judgeUses(reference, findUses(program, root, files), mentions),
      ...findHardCoded(root, files, allowed.hardCoded),
    ],
  };
}

if (import.meta.main) {
  const text = readFileSync(new URL('./translations/allowed.json', import.meta.url), 'utf8');
  process.exitCode = report('translations', checkTranslations(repositoryRoot, allowedSchema.parse(JSON.parse(text))));
}
