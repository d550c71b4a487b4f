/** Barcodes as text: the rule they obey, what GS1 says in them, what they identify and which look alike. */
export { BARCODE_ERROR_CODES } from './model.ts';
export type { BarcodeErrorCode, BarcodeResult, Identity, IdentityKind, ReadCode } from './model.ts';
export { normalizeBarcode, BARCODE_MAX_LENGTH } from './normalize.ts';
