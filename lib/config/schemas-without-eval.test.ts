import { runInThisContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { schemasWithoutEval } from './schemas-without-eval.ts';

it('after the script zod makes no code out of text', async () => {
  vi.resetModules();
  runInThisContext(schemasWithoutEval);
  const { z } = await import('zod');
  const made = vi.spyOn(globalThis, 'Function');
  expect(z.config().jitless).toBe(true);
  expect(z.object({ a: z.string() }).parse({ a: 'x' })).toEqual({ a: 'x' });
  expect(made).not.toHaveBeenCalled();
});
