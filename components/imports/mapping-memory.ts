import { z } from 'zod';
import { type Mapping, recall, remember } from '../../lib/domain/imports/mapping.ts';

const KEY = 'tracseq.import-mappings';
/** Layouts remembered on a device; the least recently used goes first. */
const MOST = 30;

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

const listSchema = z.array(z.unknown());

function list(memory: Memory): unknown[] {
  const text = memory.getItem(KEY);
  if (text === null) return [];
  try {
    return listSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The mapping this device used for a file of the same headers. */
export function recallMapping(memory: Memory, headers: readonly string[]): Mapping | undefined {
  return recall(list(memory), headers);
}

/** Keeps a mapping for the next file of the same headers. */
export function rememberMapping(memory: Memory, mapping: Mapping, headers: readonly string[]): void {
  const kept = remember(mapping, headers);
  const layout = z.object({ fingerprint: z.literal(kept.fingerprint) });
  const others = list(memory).filter((entry) => !layout.safeParse(entry).success);
  memory.setItem(KEY, JSON.stringify([kept, ...others].slice(0, MOST)));
}
