import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkBoundaries } from './boundaries.ts';
import { plant } from './testing/plant.ts';

const configuration = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));

/** One or more violations of each rule: the file that breaks it, and what it imports. */
const planted: Record<string, readonly (readonly [file: string, imported: string])[]> = {
  'room-domain': [['lib/domain/samples/a.ts', 'lib/sync/b.ts']],
  'room-sync': [
    ['lib/sync/a.ts', 'lib/domain/samples/model.ts'],
    ['lib/sync/a.ts', 'lib/scanning/b.ts'],
  ],
  'room-scanning': [['lib/scanning/a.ts', 'lib/sync/b.ts']],
  'room-bluetooth': [['lib/bluetooth/a.ts', 'components/ui/b.tsx']],
  'room-voice': [['lib/voice/a.ts', 'lib/bluetooth/b.ts']],
  'room-imports': [['lib/imports/a.ts', 'lib/sync/b.ts']],
  'room-connectors': [['lib/connectors/sap/a.ts', 'lib/sync/b.ts']],
  'room-gateway-mqtt': [['lib/gateway-mqtt/a.ts', 'lib/connectors/sap/index.ts']],
  'room-analytics': [['lib/analytics/a.ts', 'lib/supabase/b.ts']],
  'room-supabase-clients': [['lib/supabase/a.ts', 'lib/sync/b.ts']],
  'room-config': [['lib/config/a.ts', 'lib/domain/b.ts']],
  'room-i18n': [['lib/i18n/a.ts', 'lib/domain/b.ts']],
  'room-pwa': [['lib/pwa/a.ts', 'lib/connectors/sap/index.ts']],
  'room-reports': [['lib/reports/a.ts', 'lib/pwa/b.ts']],
  'room-ui': [
    ['components/ui/a.tsx', 'lib/domain/b.ts'],
    ['components/ui/a.tsx', 'components/samples/b.tsx'],
  ],
  'room-components': [
    ['components/samples/a.tsx', 'lib/connectors/sap/index.ts'],
    ['components/samples/a.tsx', 'lib/supabase/browser.ts'],
  ],
  'room-functions': [['supabase/functions/hook/index.ts', 'lib/sync/b.ts']],
  'room-operations': [['supabase/operations/a.ts', 'supabase/local/b.ts']],
  'room-local-stack': [['supabase/local/a.ts', 'lib/sync/b.ts']],
  'domain-is-pure': [
    ['lib/domain/samples/a.ts', 'node:fs'],
    ['lib/domain/samples/a.ts', 'lodash'],
  ],
  'connectors-apart': [['lib/connectors/sap/client.ts', 'lib/connectors/odoo/map.ts']],
  'components-apart': [['components/samples/a.tsx', 'components/scanning/b.tsx']],
  'connector-by-its-index': [['app/api/a/route.ts', 'lib/connectors/sap/client.ts']],
  'never-app': [
    ['lib/sync/a.ts', 'app/page.tsx'],
    ['e2e/a.spec.ts', 'app/page.tsx'],
    ['lib/checks/a.ts', 'app/page.tsx'],
  ],
  'product-without-tools': [
    ['app/page.tsx', 'supabase/local/b.ts'],
    ['lib/sync/a.ts', 'lib/checks/b.ts'],
    ['proxy.ts', 'lib/bench/b.ts'],
    ['instrumentation-client.ts', 'lib/bench/b.ts'],
  ],
  'fakes-in-tests-only': [['lib/sync/a.ts', 'lib/sync/testing/fake.ts']],
  'e2e-from-outside': [['e2e/samples.spec.ts', 'components/samples/b.tsx']],
  'database-tests-without-screens': [['supabase/tests/a.test.ts', 'components/samples/b.tsx']],
};

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['app/page.tsx', 'components/samples/b.tsx'],
  ['app/api/a/route.ts', 'lib/connectors/sap/index.ts'],
  ['components/samples/a.tsx', 'lib/scanning/b.ts'],
  ['components/samples/a.tsx', 'components/shell/b.tsx'],
  ['components/ui/a.tsx', 'clsx'],
  ['lib/domain/samples/a.ts', 'zod'],
  ['lib/domain/samples/a.test.ts', 'vitest'],
  ['lib/sync/a.ts', 'lib/domain/commands/envelope.ts'],
  ['lib/sync/a.test.ts', 'lib/sync/testing/fake.ts'],
  ['lib/sync/a.db.test.ts', 'supabase/local/b.ts'],
  ['lib/connectors/sap/client.ts', 'lib/connectors/_kit/http.ts'],
  ['lib/checks/a.ts', 'supabase/local/b.ts'],
  ['supabase/functions/hook/index.ts', 'lib/connectors/sap/index.ts'],
  ['e2e/samples.spec.ts', 'supabase/local/b.ts'],
];

/** The least tree in which one file imports another. */
function tree(file: string, imported: string) {
  if (!imported.includes('/')) return plant({ [file]: `import '${imported}';\n` });
  const up = '../'.repeat(file.split('/').length - 1) || './';
  return plant({ [imported]: 'export {};\n', [file]: `import '${up}${imported}';\n` });
}

async function messages(root: string) {
  const { findings } = await checkBoundaries(root);
  return findings.map(({ file, message }) => `${file} ${message}`);
}

describe('import boundaries', () => {
  it('plants a violation for every rule there is', () => {
    const byHand = ['no-cycles'];
    expect([...Object.keys(planted), ...byHand].sort()).toEqual(configuration.forbidden.map(({ name }) => name).sort());
  });

  const violations = Object.entries(planted).flatMap(([rule, edges]) => edges.map((edge) => ({ rule, edge })));
  it.each(violations)('$rule: refuses $edge', async ({ rule, edge: [file, imported] }) => {
    expect(await messages(tree(file, imported))).toContainEqual(
      expect.stringMatching(`^${file} imports .*\\(${rule}\\)`),
    );
  });

  it.each(allowed.map((edge) => ({ edge })))('allows $edge', async ({ edge: [file, imported] }) => {
    expect(await messages(tree(file, imported))).toEqual([]);
  });

  it('refuses a ring of files, also one of types alone', async () => {
    const root = plant({
      'lib/sync/a.ts': `import type { B } from './b.ts';\nexport type A = B;\n`,
      'lib/sync/b.ts': `import type { A } from './a.ts';\nexport type B = A | 1;\n`,
    });
    expect(await messages(root)).toContainEqual(expect.stringContaining('(no-cycles)'));
  });

  it('refuses the import of a type across rooms, not of code alone', async () => {
    const root = plant({
      'lib/domain/a.ts': `import type { B } from '../sync/b.ts';\nexport type A = B;\n`,
      'lib/sync/b.ts': 'export type B = 1;\n',
    });
    expect(await messages(root)).toContainEqual(expect.stringContaining('(room-domain)'));
  });

  it('reads .tsx and a file that imports nothing', async () => {
    const { read } = await checkBoundaries(plant({ 'app/page.tsx': 'export default () => <p />;\n' }));
    expect(read).toBe(1);
  });

  it('says when it read nothing', async () => {
    expect(await checkBoundaries(plant({ 'README.md': '' }))).toEqual({ read: 0, findings: [] });
  });

  it('refuses a room of lib that the table does not know', async () => {
    expect(await messages(plant({ 'lib/helpers/a.ts': 'export {};\n' }))).toEqual([
      'lib/helpers/a.ts lib/helpers has no row in .dependency-cruiser.cjs (room-without-row)',
    ]);
  });
});

describe('the admin client', () => {
  const admin = { 'lib/supabase/admin.ts': `import 'server-only';\nexport {};\n` };

  it('is refused where the browser could get it', async () => {
    const root = plant({ ...admin, 'app/page.tsx': `import '../lib/supabase/admin.ts';\n` });
    expect(await messages(root)).toEqual([
      "app/page.tsx imports lib/supabase/admin.ts without 'server-only' (admin-under-server-only)",
    ]);
  });

  it('is allowed in a file that is server-only, and in the local stack', async () => {
    const root = plant({
      ...admin,
      'app/api/route.ts': `import 'server-only';\nimport '../../lib/supabase/admin.ts';\n`,
      'supabase/local/seed.ts': `import '../../lib/supabase/admin.ts';\n`,
    });
    expect(await messages(root)).toEqual([]);
  });

  it('is itself server-only', async () => {
    expect(await messages(plant({ 'lib/supabase/admin-billing.ts': 'export {};\n' }))).toEqual([
      "lib/supabase/admin-billing.ts does not import 'server-only' (admin-under-server-only)",
    ]);
  });
});
