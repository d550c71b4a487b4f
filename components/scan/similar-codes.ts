import { plainText, similarBarcodes } from '../../lib/domain/barcodes/index.ts';
import type { DocOf } from '../../lib/domain/world/ports.ts';
import { folded } from '../../lib/domain/world/words.ts';
import type { HeldEntityReader } from '../../lib/sync/store/queries.ts';

/** A thing whose code looks like the one that was scanned. */
export interface SimilarThing {
  readonly kind: 'sample' | 'container';
  readonly id: string;
  readonly name: string;
  readonly barcode: string;
}

const LOOKED_AT = 3000;
const SHOWN = 3;

/** Beginnings under which the meant code may be found: of the code, of it as a label would print it, and of both without leading zeros. */
function beginnings(code: string): string[] {
  const cut = (text: string) => text.slice(0, Math.max(1, Math.min(3, text.length - 2)));
  const found = [code, plainText(code)].flatMap((form) => {
    const whole = folded(form);
    const bare = whole.replace(/^0+(?=.)/, '');
    return [cut(whole), cut(bare), cut(`0${bare}`)];
  });
  return [...new Set(found)];
}

/** The things on this device that a person most likely meant by an unknown code, best first. */
export async function similarThings(held: HeldEntityReader<DocOf>, code: string): Promise<SimilarThing[]> {
  const known = new Map<string, SimilarThing>();
  for (const beginning of beginnings(code)) {
    const samples = await held.startingWith('sample', 'words', beginning, LOOKED_AT);
    const containers = await held.startingWith('container', 'words', beginning, LOOKED_AT);
    for (const { doc } of samples) known.set(doc.barcode, { kind: 'sample', ...doc });
    for (const { doc } of containers) {
      if (doc.barcode !== null) known.set(doc.barcode, { kind: 'container', ...doc, barcode: doc.barcode });
    }
  }
  const alike = similarBarcodes(code, known.keys(), { limit: SHOWN });
  return alike.flatMap(({ text }) => known.get(text) ?? []);
}
