import type { WorkboxPlugin } from 'workbox-core';

/** Lets a cache hold so many answers; the ones written longest ago go first. */
export function keepAtMost(most: number): WorkboxPlugin {
  return {
    cacheDidUpdate: async ({ cacheName }) => {
      const cache = await caches.open(cacheName);
      const kept = await cache.keys();
      await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((request) => cache.delete(request)));
    },
  };
}
