import { createZxingScriptDecoder } from '../decoders/zxing-script.ts';
import { lineToPage } from './line.ts';
import { serveDecoder } from './serve.ts';

serveDecoder(lineToPage(), ({ formats }) => createZxingScriptDecoder(formats));
