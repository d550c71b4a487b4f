import { describe, expect, it } from 'vitest';
import { importFields } from './fields.ts';
import { findHeaderRow } from './header-row.ts';
import { foldHeader } from './headers.ts';
import {
  detectKind,
  fingerprint,
  type Mapping,
  missingFields,
  recall,
  remember,
  siteNeed,
  suggestMapping,
} from './mapping.ts';
import { importKinds } from './model.ts';
import { synonyms } from './synonyms.ts';

const freezeManCreation = [
  ['Container Creation Template'],
  [],
  ['Naming Rules'],
  ['- Only use the following characters for Container name: a-z, A-Z, 0-9, period (.), dash (-), underscore ( _ )'],
  [],
  [],
  [
    'Container Kind',
    'Container Name',
    'Container Barcode',
    'Parent Container Barcode',
    'Parent Container Coordinates',
    'Comment',
  ],
  ['Tube box 7x7', 'TubeBox_TestCreation', 'TubeBox_1'],
];
const freezeManMove = ['Container Barcode to move', 'Dest. Location Barcode', 'Dest. Location Coord', 'Update Comment'];

/** Which header each field takes. */
function chosen(kind: (typeof importKinds)[number], headers: readonly string[]): Record<string, string> {
  const entries = Object.entries(suggestMapping(kind, headers).sources);
  return Object.fromEntries(
    entries.flatMap(([field, source]) => (source && 'column' in source ? [[field, headers[source.column] ?? '']] : [])),
  );
}

describe('the header row', () => {
  it('is found below titles and rules', () => {
    expect(findHeaderRow(freezeManCreation)).toBe(6);
    expect(findHeaderRow([['Move Container'], [], [], [], [], [], freezeManMove, [], ['C1', 'L1', 'A01', 'x']])).toBe(
      6,
    );
  });

  it('is the first row when that is what it looks like', () => {
    expect(
      findHeaderRow([
        ['Location Barcode', 'Labware Barcode'],
        ['BX1234', 'PL1234'],
      ]),
    ).toBe(0);
  });

  it('is the row with the most different words when no name is known', () => {
    expect(findHeaderRow([['Export'], ['alpha', 'beta', 'gamma'], ['1', '2', '3']])).toBe(1);
  });

  it('is the first row of a file of blanks', () => {
    expect(findHeaderRow([[], ['']])).toBe(0);
  });
});

describe('columns', () => {
  it('of a FreezeMan container creation are recognised', () => {
    expect(chosen('containers', freezeManCreation[6] ?? [])).toEqual({
      kind: 'Container Kind',
      name: 'Container Name',
      barcode: 'Container Barcode',
      parentBarcode: 'Parent Container Barcode',
      position: 'Parent Container Coordinates',
    });
  });

  it('of a FreezeMan container move are recognised', () => {
    expect(chosen('moves', freezeManMove)).toEqual({
      barcode: 'Container Barcode to move',
      containerBarcode: 'Dest. Location Barcode',
      position: 'Dest. Location Coord',
      reason: 'Update Comment',
    });
  });

  it('of a LabWhere upload are recognised', () => {
    expect(chosen('moves', ['Location Barcode', 'Labware Barcode'])).toEqual({
      barcode: 'Labware Barcode',
      containerBarcode: 'Location Barcode',
    });
  });

  it.each([
    ['German', ['Probenbarcode', 'Probentyp', 'Menge', 'Einheit', 'Entnahmedatum', 'Lagerort', 'Platz', 'Bemerkung']],
    [
      'Spanish',
      [
        'Código de barras',
        'Tipo de muestra',
        'Cantidad',
        'Unidad',
        'Fecha de recogida',
        'Ubicación',
        'Posición',
        'Notas',
      ],
    ],
    [
      'French',
      [
        'Code-barres',
        'Type d’échantillon',
        'Quantité',
        'Unité',
        'Date de prélèvement',
        'Boîte',
        'Position',
        'Remarques',
      ],
    ],
    ['Chinese', ['样本条码', '样本类型', '数量', '单位', '采集日期', '容器条码', '位置', '备注']],
    ['Arabic', ['رمز العينة', 'نوع العينة', 'الكمية', 'الوحدة', 'تاريخ الجمع', 'رمز الحاوية', 'الموضع', 'ملاحظات']],
    [
      'shouted English',
      ['SAMPLE_BARCODE', 'SAMPLE TYPE', 'VOLUME', 'UNITS', 'COLLECTION DATE', 'BOX', 'WELL', 'COMMENTS'],
    ],
  ])('of a list of samples in %s are recognised', (_language, headers) => {
    const [barcode, sampleType, quantity, unit, collectedAt, containerBarcode, position, notes] = headers;
    const expected = { barcode, sampleType, quantity, unit, collectedAt, containerBarcode, position, notes };
    expect(chosen('samples', headers)).toEqual(expected);
    expect(detectKind(headers)).toBe('samples');
  });

  it('are used once each, the surest name first', () => {
    expect(chosen('samples', ['Barcode (2D, tube bottom)', 'Barcode', 'Type'])).toMatchObject({
      barcode: 'Barcode',
      sampleType: 'Type',
    });
  });

  it('with unknown names are left for the person', () => {
    expect(chosen('samples', ['Foo', 'Bar', 'id', ''])).toEqual({});
  });

  it('have names that mean one field of their kind alone', () => {
    for (const kind of importKinds) {
      const names = Object.entries(synonyms[kind]).flatMap(([field, list]) =>
        [...new Set(list.split(' | ').map(foldHeader))].map((name) => ({ field, name })),
      );
      const twice = names.filter(({ name, field }) =>
        names.some((other) => other.name === name && other.field !== field),
      );
      expect(twice).toEqual([]);
    }
  });
});

describe('the kind of a file', () => {
  it.each([
    ['containers', freezeManCreation[6] ?? []],
    ['moves', freezeManMove],
    ['moves', ['Location Barcode', 'Labware Barcode']],
    ['samples', ['barcode', 'sample type', 'box barcode', 'position']],
    ['samples', ['Foo', 'Bar']],
  ] as const)('is %s for %s', (kind, headers) => {
    expect(detectKind(headers)).toBe(kind);
  });
});

describe('what is missing', () => {
  it('is a required field without a column or a text for all rows', () => {
    const mapping = suggestMapping('samples', ['barcode']);
    expect(missingFields(mapping)).toEqual(['sampleType']);
    expect(missingFields({ ...mapping, sources: { ...mapping.sources, sampleType: { constant: 'Serum' } } })).toEqual(
      [],
    );
    expect(missingFields({ ...mapping, sources: { ...mapping.sources, sampleType: { constant: ' ' } } })).toEqual([
      'sampleType',
    ]);
  });
});

describe('remembered mappings', () => {
  const headers = ['Röhrchen', 'Sorte', 'Fach'];
  const mapping = {
    kind: 'samples' as const,
    sources: { barcode: { column: 0 }, sampleType: { constant: 'DNA' }, position: null },
    words: { sampleType: { Blut: 'Blood' } },
  };

  it('come back for the same headers, however they are spaced and cased', () => {
    const kept: unknown = JSON.parse(JSON.stringify(remember(mapping, headers)));
    expect(recall([kept], ['röhrchen ', 'SORTE', 'Fach', ''])).toEqual(mapping);
  });

  it('do not come back for other headers or another order', () => {
    expect(recall([remember(mapping, headers)], ['Sorte', 'Röhrchen', 'Fach'])).toBeUndefined();
    expect(fingerprint(['a', 'b'])).not.toBe(fingerprint(['ab']));
  });

  it('that cannot be read any more are passed over', () => {
    const good = remember(mapping, headers);
    expect(recall([null, { ...good, kind: 'rockets' }, { ...good, sources: { barcode: 7 } }], headers)).toBeUndefined();
    expect(recall([{ ...good, sources: { ...good.sources, retired: { column: 2 } } }], headers)).toEqual(mapping);
  });
});

describe('every field', () => {
  it('has names', () => {
    for (const kind of importKinds)
      expect(Object.keys(synonyms[kind]).toSorted()).toEqual(importFields[kind].toSorted());
  });
});

describe('the site of places', () => {
  const from = (sources: Mapping['sources'], kind: Mapping['kind'] = 'containers') => ({ kind, sources });

  it('is needed for every one where nothing says what is around them', () => {
    expect(siteNeed(from({}), 2)).toBe('every');
    expect(siteNeed(from({ parentBarcode: null }), 2)).toBe('every');
    expect(siteNeed(from({ parentBarcode: { constant: ' ' } }), 2)).toBe('every');
  });

  it('is needed for the outermost where the file says what is around the others', () => {
    expect(siteNeed(from({ parentBarcode: { column: 0 } }), 2)).toBe('outermost');
    expect(siteNeed(from({ parentBarcode: { constant: 'F1' } }), 2)).toBe('outermost');
  });

  it('is known by itself in a laboratory of one site, and is no field of samples', () => {
    expect(siteNeed(from({}), 1)).toBe('none');
    expect(siteNeed(from({}, 'samples'), 2)).toBe('none');
  });
});
