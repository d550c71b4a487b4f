import { offscreenCanvas } from '../../ui/picture.ts';
import { shrinkPhoto } from './shrink.ts';

globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (!(event.data instanceof Blob)) return;
  shrinkPhoto(event.data, offscreenCanvas).then(
    (bytes) => globalThis.postMessage(bytes),
    () => globalThis.postMessage(null),
  );
});
