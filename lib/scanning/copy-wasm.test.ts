import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ZXING_WASM_SHA256 } from 'zxing-wasm/reader';
import { createHash } from 'node:crypto';
import { copyWasm } from './copy-wasm.ts';
import { WASM_URL } from './decoders/browser-decoders.ts';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'copy-wasm-'));
  writeFileSync(join(project, 'package.json'), '{}');
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(project, 'node_modules'));
});

afterEach(() => rmSync(project, { recursive: true }));

const copied = (): string =>
  createHash('sha256')
    .update(readFileSync(join(project, 'public', WASM_URL)))
    .digest('hex');

it('puts the very module that the installed script expects where the page looks for it', () => {
  expect(copyWasm(project)).toBe(true);
  expect(copied()).toBe(ZXING_WASM_SHA256);
});

it('copies nothing when the module is there already, and replaces one of another version', () => {
  copyWasm(project);
  expect(copyWasm(project)).toBe(false);
  mkdirSync(join(project, 'public/wasm'), { recursive: true });
  writeFileSync(join(project, 'public', WASM_URL), 'old');
  expect([copyWasm(project), copied()]).toEqual([true, ZXING_WASM_SHA256]);
});
