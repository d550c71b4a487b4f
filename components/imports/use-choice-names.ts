'use client';

import type { ChoiceNames } from '../../lib/domain/imports/words.ts';
import { useQuery } from '../sync/index.ts';

/** The laboratory's own names of sample types, container types and sites; undefined until they are read. */
export function useChoiceNames(): ChoiceNames | undefined {
  return useQuery(async (held) => {
    const [sampleTypes, containerTypes, sites] = await Promise.all([
      held.all('sample_type'),
      held.all('container_type'),
      held.all('site'),
    ]);
    return { sample_type: inUse(sampleTypes), container_type: inUse(containerTypes), site: inUse(sites) };
  }, []);
}

function inUse(rows: readonly { readonly doc: { readonly name: string; readonly archived: boolean } }[]): string[] {
  return rows.flatMap(({ doc }) => (doc.archived ? [] : [doc.name])).toSorted((a, b) => a.localeCompare(b));
}
