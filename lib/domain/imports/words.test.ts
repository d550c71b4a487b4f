import { describe, expect, it } from 'vitest';
import { mapRows } from './map-rows.ts';
import { type Mapping, recall, remember } from './mapping.ts';
import { choiceListOf, unknownWords, withKnownMeanings, withMeaning } from './words.ts';

const headers = ['Container Kind', 'Container Name', 'Site'];
const table = [
  headers,
  ['Tube box 7x7 ', 'A', 'Harbour Campus'],
  ['Room', 'B', 'Old building'],
  ['BOX 9X9', 'C', ''],
  ['tube box 7x7', 'D', ''],
  ['Tube box 7x7', 'E', ''],
];
const mapping: Mapping = {
  kind: 'containers',
  sources: { kind: { column: 0 }, name: { column: 1 }, site: { column: 2 } },
};
const names = { sample_type: ['Serum'], container_type: ['Box 9x9', 'Cold room'], site: ['Harbour Campus'] };
const style = { dateOrder: null, decimalMark: '.' } as const;

describe('words of a file', () => {
  it('that the laboratory does not know are listed once each, by field', () => {
    expect(unknownWords(table, 0, mapping, names)).toEqual([
      { field: 'kind', list: 'container_type', words: ['Tube box 7x7', 'Room', 'tube box 7x7'] },
      { field: 'site', list: 'site', words: ['Old building'] },
    ]);
  });

  it('are all known when the columns hold the names of this laboratory', () => {
    expect(unknownWords([headers, ['box 9x9', 'A', '']], 0, mapping, names)).toEqual([]);
  });

  it('are nobody’s business in a field of free text', () => {
    expect(choiceListOf('containers', 'name')).toBeNull();
    expect(choiceListOf('moves', 'reason')).toBeNull();
    expect(choiceListOf('samples', 'sampleType')).toBe('sample_type');
  });

  it('stay listed when they have a meaning, and the rows say it', () => {
    const meant = withMeaning(mapping, 'kind', 'Room', 'Cold room');
    expect(unknownWords(table, 0, meant, names)[0]?.words).toContain('Room');
    const { rows } = mapRows(table, meant, style, { from: 2, to: 3 }, 0);
    expect(rows).toMatchObject([{ kind: 'Cold room', name: 'B' }]);
  });

  it('can be given another meaning, or none again', () => {
    const first = withMeaning(mapping, 'kind', 'Room', 'Cold room');
    expect(withMeaning(first, 'kind', 'Room', 'Box 9x9').words).toEqual({ kind: { Room: 'Box 9x9' } });
    expect(withMeaning(first, 'kind', 'Room', null).words).toEqual({ kind: {} });
  });

  it('may be called like something that every object has', () => {
    const odd = [headers, ['constructor', 'A', ''], ['__proto__', 'B', '']];
    const meant = withMeaning(withMeaning(mapping, 'kind', 'Room', 'Cold room'), 'kind', '__proto__', 'Box 9x9');
    expect(mapRows(odd, meant, style, { from: 1, to: 3 }, 0).rows).toMatchObject([
      { kind: 'constructor' },
      { kind: 'Box 9x9' },
    ]);
  });

  it('keep their meaning for the next file of the same headers', () => {
    const kept = remember(withMeaning(mapping, 'kind', 'Room', 'Cold room'), headers);
    expect(recall([kept], headers)?.words).toEqual({ kind: { Room: 'Cold room' } });
  });

  it('lose a meaning that the laboratory has no more', () => {
    const meant = withMeaning(withMeaning(mapping, 'kind', 'Room', 'Cold room'), 'site', 'Old building', 'Torn down');
    expect(withKnownMeanings(meant, names).words).toEqual({ kind: { Room: 'Cold room' } });
  });
});
