import { formatElementString, parseElementString } from './gs1/element-string.ts';
import type { Gs1Element } from './gs1/model.ts';
import { parseGs1 } from './gs1/parse.ts';
import type { Identity, IdentityKind, ReadCode } from './model.ts';
import { normalizeBarcode } from './normalize.ts';
import { splitSymbologyIdentifier } from './symbology.ts';

interface KeyRule {
  readonly kind: IdentityKind;
  readonly individual: boolean;
  readonly key: string;
  readonly serial?: string;
  /** Length of the field when it carries a serial of its own, as GRAI and GDTI do. */
  readonly longerThan?: number;
}

/** Which elements name a thing, most telling first. The first rule whose elements are all there decides. */
const KEYS: readonly KeyRule[] = [
  { key: '01', serial: '21', kind: 'unit', individual: true },
  { key: '8006', serial: '21', kind: 'unit', individual: true },
  { key: '8003', longerThan: 14, kind: 'returnable', individual: true },
  { key: '8004', kind: 'asset', individual: true },
  { key: '00', kind: 'logistic', individual: true },
  { key: '253', longerThan: 13, kind: 'document', individual: true },
  { key: '8010', serial: '8011', kind: 'unit', individual: true },
  { key: '8018', kind: 'person', individual: true },
  { key: '8017', kind: 'person', individual: true },
  { key: '414', serial: '254', kind: 'place', individual: true },
  { key: '414', kind: 'place', individual: true },
  { key: '01', serial: '10', kind: 'class', individual: false },
  { key: '01', kind: 'class', individual: false },
  { key: '8006', kind: 'class', individual: false },
  { key: '8003', kind: 'class', individual: false },
  { key: '253', kind: 'class', individual: false },
  { key: '8010', kind: 'class', individual: false },
];

/**
 * Which text identifies what a code is stuck on, so that a tube is found again however it is read: as GS1 Data Matrix,
 * as the digits a scanner types, as the line printed below, or as a Digital Link. The text must have been normalized.
 *
 * A code that only looks like GS1 (a scanner without identifier, no separator) stays what it is, and names its GS1
 * reading among `also`.
 */
export function identityOf(code: string | ReadCode): Identity {
  const given = typeof code === 'string' ? { text: code } : code;
  const read = given.symbologyIdentifier === undefined ? splitSymbologyIdentifier(given.text) : given;
  const stated = parseGs1(read);
  if (stated.ok) {
    const named = nameOf(stated.elements);
    return { ...named, also: others(named.text, [formatElementString(stated.elements), read.text, given.text]) };
  }
  const supposed = parseElementString(read.text);
  const suggestion = supposed.ok && isNamed(supposed.elements) ? [nameOf(supposed.elements).text] : [];
  return { text: read.text, kind: 'plain', individual: true, also: others(read.text, [given.text, ...suggestion]) };
}

function nameOf(elements: readonly Gs1Element[]): Omit<Identity, 'also'> {
  const rule = KEYS.find((candidate) => applies(candidate, elements));
  // Elements that name nothing (an internal number, a lot alone) are the laboratory's own code: all of it counts.
  if (rule === undefined) return { text: formatElementString(elements), kind: 'plain', individual: true };
  // The key first, whatever the order on the label: one thing, one text.
  const telling = [rule.key, rule.serial].flatMap((wanted) => elements.filter(({ ai }) => ai === wanted));
  return { text: formatElementString(telling), kind: rule.kind, individual: rule.individual };
}

function isNamed(elements: readonly Gs1Element[]): boolean {
  return KEYS.some((rule) => applies(rule, elements));
}

function applies(rule: KeyRule, elements: readonly Gs1Element[]): boolean {
  const key = elements.find(({ ai }) => ai === rule.key);
  if (key === undefined || key.value.length <= (rule.longerThan ?? 0)) return false;
  return rule.serial === undefined || elements.some(({ ai }) => ai === rule.serial);
}

/** Distinct texts that could be a stored barcode. */
function others(text: string, candidates: readonly string[]): string[] {
  const normal = candidates.flatMap((candidate) => {
    const result = normalizeBarcode(candidate);
    return result.ok ? [result.text] : [];
  });
  return [...new Set(normal)].filter((candidate) => candidate !== text);
}
