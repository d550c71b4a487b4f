import type { Finding } from '../report.ts';
import { fileOf, type Language } from './catalog.ts';
import type { Use } from './uses.ts';

/** Compares the texts with the code that asks for them: what is asked for must exist, and what exists must be asked for. */
export function judgeUses(reference: Language, uses: readonly Use[], mentions: readonly string[]): Finding[] {
  const keys = [...reference.messages.keys()];
  const used = new Set<string>();
  const findings: Finding[] = [];
  for (const use of uses) {
    const found = keys.filter((key) => isAskedFor(key, use));
    for (const key of found) used.add(key);
    const isOpen = use.namespaces === undefined && use.key.text === '';
    if (found.length > 0 || use.method === 'has' || isOpen) continue;
    findings.push({ file: use.file, line: use.line, message: `asks for ${describe(use)}, which does not exist` });
  }
  for (const mention of mentions)
    for (const key of keys) if (key === mention || key.startsWith(`${mention}.`)) used.add(key);
  const unused = keys.filter((key) => !used.has(key));
  return [
    ...findings,
    ...unused.map((key) => ({ file: fileOf(reference.tag, key), message: `"${key}" is used nowhere` })),
  ];
}

function isAskedFor(key: string, { namespaces, key: { text, isWhole }, method }: Use): boolean {
  const asked = (whole: string) => {
    if (!isWhole) return key.startsWith(whole);
    return key === whole || (method === 'raw' && key.startsWith(`${whole}.`));
  };
  // Without a namespace the key may hang under any: good enough to know that somebody asks for it.
  if (namespaces === undefined) {
    if (text === '') return false;
    return isWhole ? key.endsWith(`.${text}`) : key.includes(`.${text}`);
  }
  return namespaces.some((namespace) => asked(namespace === '' ? text : `${namespace}.${text}`));
}

function describe({ namespaces, key: { text, isWhole } }: Use): string {
  const names = (namespaces ?? ['…']).map((namespace) => (namespace === '' ? text : `${namespace}.${text}`));
  return names.map((name) => `"${name}${isWhole ? '' : '…'}"`).join(' or ');
}
