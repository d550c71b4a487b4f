import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { predictCommand } from '../commands/predict.ts';
import { isCommandName } from '../commands/registry.ts';
import { type SharedCase, readCases } from './cases.ts';
import { differences } from './differences.ts';
import { worldOf } from './testing/world-of.ts';

const folder = new URL('..', import.meta.url).pathname;
const files = globSync('*/commands/*.cases.json', { cwd: folder }).toSorted();

async function play(shared: SharedCase): Promise<void> {
  const world = worldOf(shared.before);
  for (const { id, role, userId, name, args, expect: expected } of shared.steps) {
    if (!isCommandName(name)) throw new Error(`no command ${name}`);
    const context = { userId, role, commandId: id, deviceTime: '2026-02-02T12:00:00.000Z' };
    const verdict = await predictCommand({ name, args }, world, context);
    const { status, code, predictedCode, details = {} } = expected;
    expect(verdict).toMatchObject({ status, code: predictedCode ?? code ?? null, details });
  }
  expect(differences(shared.after, world.snapshot())).toEqual([]);
}

it('there are shared cases', () => {
  expect(files.length).toBeGreaterThan(20);
});

for (const file of files) {
  const cases = await readCases(JSON.parse(readFileSync(`${folder}${file}`, 'utf8')));
  describe(file.replace(/^.*\//, ''), () => {
    it.each(cases.filter(({ serverOnly }) => !serverOnly))('$name', play);
  });
}
