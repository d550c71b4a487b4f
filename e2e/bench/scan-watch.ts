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
 * Runs in the page before the product's scripts (and is sent there as text: it may use nothing from outside). It looks at the white
 * square of each picture of the camera, and at the result list; at a new result it reads the newest command back from IndexedDB, whose
 * transactions show what is committed and nothing else, and waits for the picture with the result to be painted.
 */
export function watchScans(): void {
  const WHITE = 225;
  const watch: Window['scanWatch'] = { seen: [], views: 0, lastView: 0 };
  window.scanWatch = watch;
  let inPicture: number | null = null;
  let wasMarked = false;
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

  const brightness = async (video: HTMLVideoElement): Promise<number> => {
    const frame = new VideoFrame(video, { timestamp: 0 });
    const rect = { x: 16, y: 16, width: 2, height: 2 };
    const pixels = new Uint8Array(frame.allocationSize({ rect }));
    await frame.copyTo(pixels, { rect });
    frame.close();
    return pixels[0] ?? 0;
  };
  const watchVideo = (video: HTMLVideoElement): void => {
    watched.add(video);
    let before = 0;
    let presented = 0;
    const look = async (at: number, isMissed: boolean): Promise<void> => {
      const isMarked = (await brightness(video)) > WHITE;
      if (isMarked && !wasMarked) {
        // The view may have come with a picture that this page had no time to see.
        inPicture = isMissed ? Math.min(at, before + 1000 / 30) : at;
        watch.views += 1;
        watch.lastView = at;
      }
      wasMarked = isMarked;
      before = at;
    };
    const next: VideoFrameRequestCallback = (_, frame) => {
      video.requestVideoFrameCallback(next);
      const isMissed = frame.presentedFrames > presented + 1;
      presented = frame.presentedFrames;
      void look(frame.captureTime ?? frame.presentationTime, isMissed);
    };
    video.requestVideoFrameCallback(next);
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
