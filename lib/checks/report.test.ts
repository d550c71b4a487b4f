import { describe, expect, it } from 'vitest';
import { describeFinding, report } from './report.ts';

function printed(result: Parameters<typeof report>[1]) {
  const lines: string[] = [];
  const code = report('a check', result, (line) => lines.push(line));
  return { code, lines };
}

describe('report', () => {
  it('passes a check that read files and found nothing', () => {
    expect(printed({ read: 3, findings: [] })).toEqual({
      code: 0,
      lines: ['a check: 3 files, 0 problems, 0 warnings'],
    });
  });

  it('fails a check that found something, and says where', () => {
    const { code, lines } = printed({ read: 3, findings: [{ file: 'a.ts', line: 7, message: 'is wrong' }] });
    expect(code).toBe(1);
    expect(lines).toContain('a.ts:7  is wrong');
  });

  it('fails a check that read nothing, because silence proves nothing', () => {
    expect(printed({ read: 0, findings: [] }).code).toBe(1);
  });

  it('passes with warnings, and shows them', () => {
    const { code, lines } = printed({ read: 1, findings: [], warnings: [{ file: 'a.ts', message: 'is long' }] });
    expect(code).toBe(0);
    expect(lines).toContain('warning  a.ts  is long');
  });

  it('names a file alone when no line is known', () => {
    expect(describeFinding({ file: 'a.ts', message: 'is wrong' })).toBe('a.ts  is wrong');
  });
});
