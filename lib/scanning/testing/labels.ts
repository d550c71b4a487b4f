import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SymbolName } from '../../../e2e/fixtures/camera-render.ts';
import type { CodeFormat } from '../ports.ts';

const GS = '\u001d';
const LABEL = '(01)09506000134352(10)LOT7(21)A1';
const DATA = `010950600013435210LOT7${GS}21A1`;

/** A label of every kind the product reads, and what must be read from it, whoever reads it. */
export const LABELS: readonly {
  readonly symbol: SymbolName;
  readonly text: string;
  readonly format: CodeFormat;
  readonly read: string;
  readonly gs1?: true;
}[] = [
  { symbol: 'code_128', text: 'TUBE-000123', format: 'code_128', read: 'TUBE-000123' },
  { symbol: 'code_128', text: '0004711', format: 'code_128', read: '0004711' },
  { symbol: 'code_39', text: 'BOX-014', format: 'code_39', read: 'BOX-014' },
  { symbol: 'code_39', text: 'A+B/C', format: 'code_39', read: 'A+B/C' },
  { symbol: 'codabar', text: '40156', format: 'codabar', read: '40156' },
  { symbol: 'ean_8', text: '96385074', format: 'ean_8', read: '96385074' },
  { symbol: 'ean_13', text: '4006381333931', format: 'ean_13', read: '4006381333931' },
  { symbol: 'ean_13', text: '0012345678905', format: 'ean_13', read: '0012345678905' },
  { symbol: 'itf', text: '00471100', format: 'itf', read: '00471100' },
  { symbol: 'qr_code', text: 'SAMPLE-0001', format: 'qr_code', read: 'SAMPLE-0001' },
  { symbol: 'qr_code', text: 'Probe-Müller-样品', format: 'qr_code', read: 'Probe-Müller-样品' },
  { symbol: 'data_matrix', text: '0004711', format: 'data_matrix', read: '0004711' },
  { symbol: 'pdf417', text: 'SHIPMENT-2026-0042', format: 'pdf417', read: 'SHIPMENT-2026-0042' },
  { symbol: 'aztec', text: 'RACK-0007', format: 'aztec', read: 'RACK-0007' },
  { symbol: 'gs1_128', text: LABEL, format: 'code_128', read: DATA, gs1: true },
  { symbol: 'gs1_data_matrix', text: LABEL, format: 'data_matrix', read: DATA, gs1: true },
  { symbol: 'gs1_qr_code', text: LABEL, format: 'qr_code', read: DATA, gs1: true },
];

/** The module the product serves to browsers, as bytes for Node. */
export function wasmBytes(): ArrayBuffer {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}
