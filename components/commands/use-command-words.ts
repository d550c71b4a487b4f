'use client';

import { useTranslations } from 'next-intl';
import { useQuery } from '../sync/index.ts';
import { commandWords } from './command-words.ts';
import { useIsolated } from './use-isolated.ts';

const EXPECTED = ['sample', 'container', 'place', 'thing', 'name'];

interface Given {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
}

/**
 * A command in the reader's words, with real names: "Box B-014 to Rack 3, A02". Undefined until the names are read. `sample` is what its sample
 * was called, for one that this device has no more.
 */
export function useCommandWords(command: Given, sample?: string): string | undefined {
  const t = useTranslations('commands');
  const isolated = useIsolated();
  const words = useQuery((names) => commandWords(command, names), [command.id]);
  if (!words) return undefined;
  const { fillings } = words;
  return t(
    words.key,
    isolated({ count: 0, from: 0, to: 0, ...fillings, sample: fillings['sample'] ?? sample }, EXPECTED),
  );
}
