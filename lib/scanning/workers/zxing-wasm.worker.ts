import { createZxingWasmDecoder } from '../decoders/zxing-wasm.ts';
import { lineToPage } from './line.ts';
import { serveDecoder } from './serve.ts';

serveDecoder(lineToPage(), ({ formats, wasmUrl }) => createZxingWasmDecoder({ url: wasmUrl }, formats));
