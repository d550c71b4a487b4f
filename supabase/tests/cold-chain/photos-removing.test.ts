import { expect, test } from 'vitest';
import { type OldPhoto, removeOldPhotos, type RemovePorts } from '../../functions/remove-photos/remove.ts';

const never = new AbortController().signal;
const photos = (...names: string[]): OldPhoto[] =>
  names.map((name) => ({ tenantId: name.slice(0, 1), commandId: name }));

/** A laboratory's cupboard: what is due, the files, and what was said to be gone. */
function cupboard(due: OldPhoto[], remove?: RemovePorts['remove']) {
  const files = new Set(due.map(({ commandId }) => commandId));
  const gone: string[] = [];
  const ports: RemovePorts = {
    claim: () => Promise.resolve(due.filter(({ commandId }) => !gone.includes(commandId)).slice(0, 2)),
    remove:
      remove ??
      ((batch) => {
        for (const { commandId } of batch) files.delete(commandId);
        return Promise.resolve();
      }),
    settle(_tenantId, ids) {
      const fresh = ids.filter((one) => !gone.includes(one));
      gone.push(...fresh);
      return Promise.resolve(fresh.length);
    },
  };
  return { ports, files, gone };
}

test('all that is due goes, batch by batch, laboratory by laboratory', async () => {
  const { ports, files, gone } = cupboard(photos('a1', 'b1', 'a2'));
  expect(await removeOldPhotos(ports, never)).toBe(3);
  expect([...files]).toEqual([]);
  expect(gone).toEqual(['a1', 'b1', 'a2']);
});

test('nothing is said to be gone that could not be deleted', async () => {
  const { ports, gone } = cupboard(photos('a1'), () => Promise.reject(new Error('no storage')));
  await expect(removeOldPhotos(ports, never)).rejects.toThrow('no storage');
  expect(gone).toEqual([]);
});

test('what comes again though it is settled ends the call', async () => {
  const { ports } = cupboard(photos('a1'));
  expect(await removeOldPhotos({ ...ports, settle: () => Promise.resolve(0) }, never)).toBe(0);
});
