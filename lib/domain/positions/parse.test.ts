import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { labellingSchema } from '../container-types/model.ts';
import { parsePosition } from './parse.ts';
import rawCases from './positions.cases.json' with { type: 'json' };

const { grids, cases } = z
  .object({
    grids: z.record(z.string(), z.strictObject({ rows: z.number(), columns: z.number(), labelling: labellingSchema })),
    cases: z.array(
      z.strictObject({
        grid: z.string(),
        text: z.string(),
        position: z.string().optional(),
        error: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .parse(rawCases);

describe('the shared cases of written positions', () => {
  it.each(cases)('$grid: "$text"', ({ grid: name, text, position, error, reason }) => {
    const grid = grids[name];
    if (!grid) throw new Error(`no grid ${name}`);
    const expected = position === undefined ? { ok: false, error, reason } : { ok: true, position };
    expect(parsePosition(text, grid)).toMatchObject(expected);
  });
});

describe('a refused position', () => {
  it('comes with a label that this box really has', () => {
    const grid = grids['column_first'];
    if (!grid) throw new Error('no grid');
    expect(parsePosition('?', grid)).toMatchObject({ example: 'A01' });
  });

  it('is refused at once when it is megabytes long', () => {
    const grid = grids['box9'];
    if (!grid) throw new Error('no grid');
    expect(parsePosition('A'.repeat(10_000_000), grid)).toMatchObject({ error: 'position_invalid' });
  });
});
