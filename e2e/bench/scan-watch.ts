/** When a code came into the camera's picture, and when it was durable and shown: milliseconds of the page's clock. */
export interface ScanSeen {
  readonly inPicture: number;
  readonly shown: number;
}

declare global {
  interface Window {
    /** Codes of the film that were taken, in order; how many came into the picture, and the last of them when. */
    scanWatch: { readonly seen: ScanSeen[]; views: number; lastView: number };
  }
}

/**
 * Runs in the page before the product's scripts (and is sent there as text: it may use nothing from outside). A worker looks at the white
 * square of each picture of the camera, so that looking costs the page nothing; the page looks at the result list: at a new result it
 * reads the newest command back from IndexedDB, whose transactions show what is committed and nothing else, and waits for the picture
 * with the result to be painted.
 */
export function watchScans(): void {
  const watch: Window['scanWatch'] = { seen: [], views: 0, lastView: 0 };
  window.scanWatch = watch;
  let inPicture: number | null = null;
  let newestSeq = 0;
  let store: Promise<IDBDatabase> | null = null;
  const watched = new WeakSet<HTMLVideoElement>();

  const open = async (): Promise<IDBDatabase> => {
    const found = (await indexedDB.databases()).find(({ name }) => /:[0-9a-f-]{36}$/.test(name ?? ''));
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(found?.name ?? '');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('The store cannot be opened'));
    });
  };
  const newestCommand = async (): Promise<number> => {
    const database = await (store ??= open());
    return new Promise((resolve, reject) => {
      const asked = database.transaction('outbox').objectStore('outbox').openKeyCursor(null, 'prev');
      asked.onsuccess = () => resolve(Number(asked.result?.key ?? 0));
      asked.onerror = () => reject(asked.error ?? new Error('The outbox cannot be read'));
    });
  };
  const painted = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });

  /** Runs in the worker: tells when the square has turned white. It does nothing else, so that a picture is seen when it comes; their own time is that of the film. */
  const watchPictures = (): void => {
    const WHITE = 225;
    const rect = { x: 16, y: 16, width: 2, height: 2 };
    onmessage = async ({ data }: MessageEvent<{ frames: ReadableStream<VideoFrame>; origin: number }>) => {
      const ahead = performance.timeOrigin - data.origin;
      const reader = data.frames.getReader();
      let wasMarked = false;
      for (;;) {
        const { value: frame, done } = await reader.read();
        if (done) return;
        const at = performance.now() + ahead;
        const pixels = new Uint8Array(frame.allocationSize({ rect }));
        await frame.copyTo(pixels, { rect });
        frame.close();
        const isMarked = (pixels[0] ?? 0) > WHITE;
        if (isMarked && !wasMarked) postMessage(at);
        wasMarked = isMarked;
      }
    };
  };
  const watchVideo = (video: HTMLVideoElement): void => {
    watched.add(video);
    const follow = (): void => {
      if (!(video.srcObject instanceof MediaStream) || MediaStreamTrackProcessor === undefined) return;
      const [track] = video.srcObject.getVideoTracks();
      if (track === undefined) return;
      const frames = new MediaStreamTrackProcessor({ track: track.clone(), maxBufferSize: 10 }).readable;
      const script = new Blob([`(${watchPictures.toString()})()`], { type: 'text/javascript' });
      const worker = new Worker(URL.createObjectURL(script));
      worker.onmessage = ({ data }: MessageEvent<number>) => {
        inPicture = data;
        watch.views += 1;
        watch.lastView = data;
      };
      worker.postMessage({ frames, origin: performance.timeOrigin }, [frames]);
    };
    video.addEventListener('playing', follow, { once: true });
  };
  const onResult = async (): Promise<void> => {
    const from = inPicture;
    inPicture = null;
    const [seq] = await Promise.all([newestCommand(), painted()]);
    const shown = performance.now();
    const isNew = seq > newestSeq;
    newestSeq = seq;
    if (from !== null && isNew) watch.seen.push({ inPicture: from, shown });
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        const video = node instanceof HTMLVideoElement ? node : node.querySelector('video');
        if (video && !watched.has(video)) watchVideo(video);
        if (node.matches('ol[aria-label="Results"] > li')) void onResult();
      }
    }
  }).observe(document, { childList: true, subtree: true });
}
