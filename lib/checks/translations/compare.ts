import type { Finding } from '../report.ts';
import { type Catalog, fileOf, type Language } from './catalog.ts';
import { compareShapes, judgePlurals, type MessageShape, readMessage } from './messages.ts';

/** Texts that read the same in another language: per language tag, and `*` for all of them. */
export type SameAsEnglish = Readonly<Record<string, readonly string[]>>;

// Between Latin languages one word is often the same (Barcode, Administration); a sentence is not.
const LATIN = { words: 2, letters: 12 };
// In another script even a short copy is seen at once, but abbreviations (ID, QR) stay.
const OTHER = { words: 1, letters: 3 };

/** Compares every language with the reference: keys, ICU syntax, arguments, plurals, and copies left in English. */
export function compareLanguages({ languages }: Catalog, same: SameAsEnglish): Finding[] {
  const [reference, ...others] = languages;
  if (!reference) return [];
  const shapes = new Map<string, MessageShape>();
  const findings: Finding[] = [...judgeMessages(reference, shapes, shapes)];
  for (const language of others) {
    const translated = new Map<string, MessageShape>();
    findings.push(...compareKeys(reference, language), ...judgeMessages(language, translated, shapes));
    for (const [key, shape] of translated) {
      const own = shapes.get(key);
      if (!own) continue;
      const complaints = compareShapes(own, shape);
      if (isCopy(key, shape, reference, language, same)) complaints.push('is still in English');
      findings.push(...complaints.map((message) => finding(language, key, message)));
    }
  }
  return findings;
}

function finding({ tag }: Language, key: string, message: string): Finding {
  return { file: fileOf(tag, key), message: `"${key}" ${message}` };
}

function compareKeys(reference: Language, language: Language): Finding[] {
  const findings: Finding[] = [];
  const missing: string[] = [];
  for (const name of reference.files.filter((file) => !language.files.includes(file)))
    findings.push({ file: `locales/${language.tag}/${name}`, message: 'is missing' });
  for (const key of reference.messages.keys()) {
    const isWholeFileMissing = !language.files.includes(`${key.split('.')[0] ?? ''}.json`);
    if (!language.messages.has(key) && !isWholeFileMissing) missing.push(key);
  }
  findings.push(...describeMissing(language, missing));
  for (const key of language.messages.keys())
    if (!reference.messages.has(key)) findings.push(finding(language, key, `is not in ${reference.tag}`));
  return findings;
}

/** One finding per file: a new noun that waits for its translators would bury everything else. */
function describeMissing({ tag }: Language, keys: readonly string[]): Finding[] {
  const files = [...new Set(keys.map((key) => fileOf(tag, key)))];
  return files.map((file) => {
    const names = keys.filter((key) => fileOf(tag, key) === file).map((key) => `"${key}"`);
    return { file, message: `lacks ${names.join(', ')}` };
  });
}

function judgeMessages(
  language: Language,
  shapes: Map<string, MessageShape>,
  references: ReadonlyMap<string, MessageShape>,
): Finding[] {
  return [...language.messages].flatMap(([key, message]) => {
    const shape = readMessage(message);
    if ('error' in shape) return [finding(language, key, `is not an ICU message: ${shape.error}`)];
    shapes.set(key, shape);
    return judgePlurals(shape, language.tag, references.get(key)).map((complaint) => finding(language, key, complaint));
  });
}

function isCopy(
  key: string,
  shape: MessageShape,
  reference: Language,
  { tag, messages }: Language,
  same: SameAsEnglish,
) {
  const text = messages.get(key);
  if (text === undefined || text !== reference.messages.get(key)) return false;
  if (same[tag]?.includes(text) || same['*']?.includes(text)) return false;
  // Branches of a plural repeat their words, so each counts once.
  const words = new Set(shape.words.match(/\p{L}+/gu));
  const limit = new Intl.Locale(tag).maximize().script === 'Latn' ? LATIN : OTHER;
  return words.size >= limit.words && [...words].join('').length > limit.letters;
}
