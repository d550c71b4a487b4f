import { classify } from '../../lib/sync/classify.ts';
import type { AttachmentPort } from '../../lib/sync/ports.ts';
import type { Connection } from './backend.ts';

/** The way of photos to the server, in the name of one person. */
export function evidencePort(upload: ReturnType<Connection['evidenceAs']>): AttachmentPort {
  return {
    async upload(file) {
      const { status, message } = await upload(file);
      if (status === 200) return;
      throw classify({ status, error: { code: '', message, details: null }, retryAfterMs: null });
    },
  };
}
