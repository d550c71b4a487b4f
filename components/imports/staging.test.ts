import { expect, test } from 'vitest';
import { suggestMapping } from '../../lib/domain/imports/mapping.ts';
import type { RpcAnswer, RpcPort } from '../../lib/sync/ports.ts';
import { beginStaging } from './staging.ts';

const IMPORT = '01980000-0000-7000-8000-000000000001';
const HEADERS = ['Barcode', 'Name'];
const fine = (data: unknown): RpcAnswer => ({ status: 200, data, error: null, retryAfterMs: null });
const nobody: RpcAnswer = { status: 0, data: null, error: null, retryAfterMs: null };
const preview = { kind: 'samples', rows: 0, good: 0, bad: 0, errors: [] };

/** A server that answers each call in turn, then always well; it keeps what it was asked. */
function server(...answers: RpcAnswer[]) {
  const asked: { readonly name: string; readonly importId: unknown; readonly rows: number }[] = [];
  const rpc: RpcPort = {
    call: (name, args) => {
      const rows = Array.isArray(args['p_rows']) ? args['p_rows'].length : 0;
      asked.push({ name, importId: args['p_import_id'], rows });
      return Promise.resolve(answers.shift() ?? fine(preview));
    },
  };
  return { rpc, asked };
}

const stagingOf = (...rows: string[][]) =>
  beginStaging({ table: [HEADERS, ...rows], headerRow: 0, mapping: suggestMapping('samples', HEADERS) }, IMPORT);
const portsOf = (rpc: RpcPort, onProgress: (done: number, all: number) => void = () => undefined) => ({
  ...{ rpc, tenantId: 'northwind', signal: new AbortController().signal, onProgress },
});
const tubes = (count: number) => Array.from({ length: count }, (_, at) => [`T${at}`, 'Tube']);

test('an upload that lost the network goes on where it stopped, under the same id', async () => {
  const staging = stagingOf(...tubes(4500), ['A\0B', '']);
  const { rpc, asked } = server(fine({}), nobody);
  await expect(staging.run(portsOf(rpc))).rejects.toMatchObject({ kind: 'transient' });
  const checked = await staging.run(portsOf(rpc));
  expect(asked.map(({ name, rows }) => [name, rows])).toEqual([
    ['stage_import_rows', 2000],
    ['stage_import_rows', 2000],
    ['stage_import_rows', 2000],
    ['stage_import_rows', 500],
    ['preview_import', 0],
  ]);
  expect(new Set(asked.map(({ importId }) => importId))).toEqual(new Set([IMPORT]));
  expect(checked.unsendable.map(({ row }) => row)).toEqual([4502]);
});

test('a preview that lost the network is asked for again without sending a row', async () => {
  const staging = stagingOf(...tubes(1));
  const { rpc, asked } = server(fine({}), nobody);
  await expect(staging.run(portsOf(rpc))).rejects.toMatchObject({ kind: 'transient' });
  await staging.run(portsOf(rpc));
  expect(asked.map(({ name }) => name)).toEqual(['stage_import_rows', 'preview_import', 'preview_import']);
});

test('the server is not asked about an upload without rows', async () => {
  const { rpc, asked } = server();
  const checked = await stagingOf(['', ' '], ['A\0B', '']).run(portsOf(rpc));
  expect(asked).toEqual([]);
  expect(checked).toMatchObject({ preview: { kind: 'samples', good: 0, bad: 0 }, blank: 1 });
  expect(checked.unsendable).toHaveLength(1);
});

test('the work is not shown as done while the preview runs', async () => {
  const { rpc, asked } = server();
  const parts: [calls: number, part: number][] = [];
  await stagingOf(...tubes(100)).run(portsOf(rpc, (done, all) => parts.push([asked.length, done / all])));
  expect(parts).toEqual([
    [1, 0.8],
    [2, 1],
  ]);
});
