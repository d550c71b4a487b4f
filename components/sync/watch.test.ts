import { Dexie, type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from './watch.ts';

/** A page whose pictures the test draws. */
class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  #frames = new Map<number, () => void>();
  #asked = 0;

  readonly ask = (frame: () => void): number => {
    this.#asked += 1;
    this.#frames.set(this.#asked, frame);
    return this.#asked;
  };
  readonly cancel = (handle: number) => this.#frames.delete(handle);

  get isWaitedFor(): boolean {
    return this.#frames.size > 0;
  }

  /** Draws what there is to draw: what is asked for in a frame comes in the next one. */
  draw(): void {
    for (let frame = 0; frame < 2; frame += 1) {
      const due = [...this.#frames.values()];
      this.#frames.clear();
      for (const act of due) act();
    }
  }

  hide(): void {
    this.visibilityState = 'hidden';
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;
let tubes: Table<{ id: number }, number>;
let db: Dexie;
let reads = 0;
let seen: number[] = [];
let end: () => void;

beforeEach(async () => {
  page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', page.ask);
  vi.stubGlobal('cancelAnimationFrame', page.cancel);
  // Without a database of its own Dexie watches nothing.
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });
  db = new Dexie('watched');
  db.version(1).stores({ tubes: 'id' });
  tubes = db.table('tubes');
  await tubes.add({ id: 1 });
  [reads, seen] = [0, []];
  const count = () => {
    reads += 1;
    return tubes.count();
  };
  end = watch(count, { next: (answer) => seen.push(answer), failed: (error) => expect.fail(String(error)) });
  await vi.waitFor(() => expect(seen).toEqual([1]));
});
afterEach(() => {
  end();
  db.close();
  vi.unstubAllGlobals();
});

/** Adds tubes, and waits until that has come to the ears of whoever watches. */
async function add(...ids: number[]): Promise<void> {
  for (const id of ids) await tubes.add({ id });
  await vi.waitFor(() => expect(page.isWaitedFor).toBe(true));
}

test('many changes are read once, when the next picture is drawn', async () => {
  await add(2, 3, 4);
  expect(reads).toBe(1);
  page.draw();
  await vi.waitFor(() => expect(seen).toEqual([1, 4]));
  expect(reads).toBe(2);
});

test('a change after that is read as well', async () => {
  await add(2);
  page.draw();
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));
  await add(3);
  page.draw();
  await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]));
});

test('a page that nobody sees reads at once', async () => {
  page.hide();
  await tubes.add({ id: 2 });
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));
});

test('a page that is hidden before its next picture reads then', async () => {
  await add(2);
  expect(seen).toEqual([1]);
  page.hide();
  await vi.waitFor(() => expect(seen).toEqual([1, 2]));
});

test('whoever ends it between a change and the next picture hears nothing more', async () => {
  await add(2);
  end();
  expect(page.isWaitedFor).toBe(false);
  expect(reads).toBe(1);
});
