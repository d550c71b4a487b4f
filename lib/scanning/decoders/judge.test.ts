import { describe, expect, it } from 'vitest';
import type { CodeFormat, DecodedCode } from '../ports.ts';
import { createJudge } from './judge.ts';

const GS1 = '01095060001343521726113021A1';

function seen(format: CodeFormat, text: string, at: number, symbologyIdentifier?: string): DecodedCode {
  return { format, text, at, source: 'camera', ...(symbologyIdentifier === undefined ? {} : { symbologyIdentifier }) };
}

/** Which of the sightings were believed, in order. */
function believed(sightings: readonly DecodedCode[]): number[] {
  const judge = createJudge();
  return sightings.flatMap((code) => judge.believe([code]).map(({ at }) => at));
}

describe('a symbol with a strong check', () => {
  it.each(['code_128', 'qr_code', 'data_matrix', 'pdf417', 'aztec'] as const)(
    'is believed at first sight: %s',
    (format) => {
      expect(believed([seen(format, 'TUBE-1', 10)])).toEqual([10]);
    },
  );
});

describe('a symbol with a weak check', () => {
  it.each(['code_39', 'codabar', 'itf', 'ean_8', 'ean_13'] as const)(
    'is believed when two frames agree: %s',
    (format) => {
      expect(
        believed([seen(format, '00471100', 10), seen(format, '00471100', 50), seen(format, '00471100', 90)]),
      ).toEqual([50, 90]);
    },
  );

  it('is not believed when two decoders read the same frame', () => {
    expect(believed([seen('itf', '0047', 10), seen('itf', '0047', 10)])).toEqual([]);
  });

  it('is not believed when two frames disagree, or are a second apart', () => {
    expect(believed([seen('itf', '0047', 10), seen('itf', '004711', 50), seen('itf', '0047', 1100)])).toEqual([]);
  });
});

describe('a symbol of which nobody could say whether it is GS1 data', () => {
  it('is not believed as soon as another decoder says', () => {
    const sightings = [
      seen('qr_code', GS1, 0),
      seen('qr_code', GS1, 40, ']Q3'),
      ...[600, 1200].map((at) => seen('qr_code', GS1, at)),
    ];
    expect(believed(sightings)).toEqual([40]);
  });

  it('is believed as it is when nobody says for half a second', () => {
    expect(believed([0, 300, 499, 500, 700].map((at) => seen('qr_code', GS1, at)))).toEqual([500, 700]);
  });

  it('is believed at once when its text could not be GS1 data', () => {
    expect(believed([seen('qr_code', 'SAMPLE-0001', 0)])).toEqual([0]);
  });
});
