import { expect, test } from 'vitest';
import { z } from 'zod';
import { RemoteFeed, type RemoteSource } from './remote-feed.ts';

function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

const source = (over: Partial<RemoteSource<number>>): RemoteSource<number> => ({
  key: 'board',
  schema: z.number(),
  ask: () => Promise.resolve({ data: 1, error: null }),
  memory: memory(),
  ...over,
});

test('shows what it last knew until the server answers', () => {
  const kept = memory({ board: JSON.stringify({ asOf: '2026-01-01T00:00:00.000Z', data: 7 }) });
  expect(new RemoteFeed(source({ memory: kept })).current()).toMatchObject({ data: 7, stale: true });
});

test('keeps the answer and calls it stale when the server can no longer be asked', async () => {
  const answers = [
    { data: 5, error: null },
    { data: null, error: new Error('offline') },
  ];
  const feed = new RemoteFeed(source({ ask: () => Promise.resolve(answers.shift() ?? { data: null, error: true }) }));
  await feed.refresh();
  await feed.refresh();
  expect(feed.current()).toMatchObject({ data: 5, stale: true });
});

test('says that it was asked in vain, until it is answered', async () => {
  const answers = [
    { data: null, error: new Error('offline') },
    { data: 5, error: null },
  ];
  const feed = new RemoteFeed(source({ ask: () => Promise.resolve(answers.shift() ?? { data: null, error: true }) }));
  expect(feed.current()).toMatchObject({ data: undefined, failed: false });
  await feed.refresh();
  expect(feed.current()).toMatchObject({ data: undefined, failed: true });
  await feed.refresh();
  expect(feed.current()).toMatchObject({ data: 5, failed: false });
});

test('an answer of another shape is no answer', async () => {
  const feed = new RemoteFeed(source({ ask: () => Promise.resolve({ data: 'five', error: null }) }));
  await feed.refresh();
  expect(feed.current().data).toBeUndefined();
});

test('whatever comes while it asks makes it ask once more, not each time', async () => {
  let asked = 0;
  const feed = new RemoteFeed(
    source({
      ask: async () => {
        asked += 1;
        await Promise.resolve();
        return { data: asked, error: null };
      },
    }),
  );
  await Promise.all([feed.refresh(), feed.refresh(), feed.refresh()]);
  expect(asked).toBe(2);
});

test('an unreadable memory is no memory', () => {
  expect(new RemoteFeed(source({ memory: memory({ board: '{' }) })).current().data).toBeUndefined();
});

test('is as of then when nobody has asked for a while, until it is answered again', async () => {
  const feed = new RemoteFeed(source({ ask: () => Promise.resolve({ data: 5, error: null }) }));
  const leave = feed.subscribe(() => undefined);
  await feed.refresh();
  expect(feed.current()).toMatchObject({ data: 5, stale: false });
  leave();
  expect(feed.current()).toMatchObject({ data: 5, stale: true });
  await feed.refresh();
  expect(feed.current()).toMatchObject({ data: 5, stale: false });
});
