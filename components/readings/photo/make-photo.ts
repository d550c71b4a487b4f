import { PHOTO_TYPE, sha256Of } from '../../../lib/domain/readings/photo.ts';
import type { Attachment } from '../../../lib/sync/attachments/model.ts';
import { pageCanvas } from '../../ui/picture.ts';
import { shrinkPhoto } from './shrink.ts';

/** A photo ready to go with a command. */
export interface Photo extends Attachment {
  readonly sha256: string;
  /** Where an `<img>` finds it, until it is revoked. */
  readonly address: string;
}

/** Makes a small photo of what the camera gave; null when this browser cannot read it. Off the main thread where the browser lets it. */
export async function makePhoto(file: File): Promise<Photo | null> {
  const bytes = (await inWorker(file)) ?? (await shrinkPhoto(file, pageCanvas).catch(() => null));
  if (!bytes) return null;
  const address = URL.createObjectURL(new Blob([bytes], { type: PHOTO_TYPE }));
  return { bytes, type: PHOTO_TYPE, sha256: await sha256Of(bytes), address };
}

/** Null when there is no worker for it, or when it failed there: the page tries by itself then. */
function inWorker(file: File): Promise<ArrayBuffer | null> {
  if (typeof OffscreenCanvas === 'undefined') return Promise.resolve(null);
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
    const end = (bytes: ArrayBuffer | null) => {
      worker.terminate();
      resolve(bytes);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      end(data instanceof ArrayBuffer ? data : null);
    });
    worker.addEventListener('error', () => end(null));
    worker.postMessage(file);
  });
}
