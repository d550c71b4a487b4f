import { describe, expect, it } from 'vitest';
import { checkHouseWords } from './house-words.ts';
import { plant } from './testing/plant.ts';

// Written in parts: the check reads this file too.
const path = (...parts: string[]) => `/${parts.join('/')}/`;

describe('house words', () => {
  it.each([path('work', 'main'), path('root', '.npm'), path('home', 'ada', 'src')])(
    'refuses the path %s',
    (planted) => {
      const { findings } = checkHouseWords(plant({ 'a.md': `first\nsee ${planted}` }));
      expect(findings).toMatchObject([{ file: 'a.md', line: 2 }]);
    },
  );

  it('passes the same words inside a longer path or an address', () => {
    const text = `lib${path('work')} https://example.org${path('root')} @types${path('root')}`;
    expect(checkHouseWords(plant({ 'a.md': text })).findings).toEqual([]);
  });

  it('refuses a download address in a lock file, and only there', () => {
    const line = ['"resolved": "https', '//registry.example.org/a.tgz"'].join(':');
    const { findings } = checkHouseWords(plant({ 'package-lock.json': line, 'other.json': line }));
    expect(findings.map(({ file }) => file)).toEqual(['package-lock.json']);
  });

  it('leaves binary files alone', () => {
    const bytes = Buffer.from(`\0${path('root')}`);
    expect(checkHouseWords(plant({ 'a.png': bytes }))).toEqual({ read: 0, findings: [] });
  });
});
