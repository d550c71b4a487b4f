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
 * square of each picture of the camera, so that looking costs the page nothing; the page hears which strict transactions of the outbox have
 * been completed, and looks at the result list: a new result whose command is committed is shown when the picture with it is painted.
 */
export function watchScans(): void {
  const watch: Window['scanWatch'] = { seen: [], views: 0, lastView: 0 };
  window.scanWatch = watch;
  let inPicture: number | null = null;
  let commits = 0;
  let shownCommits = 0;
  const watched = new WeakSet<HTMLVideoElement>();

  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const begun = begin.call(this, stores, mode, options);
    const keeps = mode === 'readwrite' && options?.durability === 'strict' && begun.objectStoreNames.contains('outbox');
    if (keeps) begun.addEventListener('complete', () => (commits += 1));
    return begun;
  };
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // What the page does once it is painted is not showing: the first task after it ends the time, or the next frame if that begins earlier.
        const done = () => resolve(performance.now());
        void scheduler.postTask(done, { priority: 'user-blocking' });
        requestAnimationFrame(done);
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
    // A result that is in the list before its command is committed would be shown too early: it is not counted.
    const isCommitted = commits > shownCommits;
    shownCommits = commits;
    const shown = await painted();
    if (from !== null && isCommitted) watch.seen.push({ inPicture: from, shown });
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
