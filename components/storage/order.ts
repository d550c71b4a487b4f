'use client';

import { v7 } from 'uuid';
import { z } from 'zod';
import { isReadable } from '../../lib/domain/commands/fields.ts';
import { Refusal } from '../../lib/domain/commands/verdict.ts';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import type { CreateContainersArgs } from '../../lib/domain/containers/commands/create-containers.ts';
import { type PlanTarget, planContainers } from '../../lib/domain/containers/plan.ts';
import type { Contents } from './use-contents.ts';

/** What a person has typed for one level. */
export interface LevelDraft {
  readonly typeId: string;
  readonly count: string;
  readonly name: string;
  readonly barcode: string;
}

/** What the typed order would make, or the code of the rule it breaks; null while it is incomplete. */
export type Planned =
  | { readonly containers: CreateContainersArgs['containers'] }
  | { readonly tooFew: { readonly name: string; readonly free: number; readonly wanted: number } }
  | { readonly code: string }
  | null;

/** Most of one type in one holder. */
export const MOST_EACH = 999;

/** The typed number of a level; null when it is none that can be made. */
export function countOf({ count }: Pick<LevelDraft, 'count'>): number | null {
  const number = Number(count);
  return count.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= MOST_EACH ? number : null;
}

const fullSchema = z.object({ name: z.string(), free: z.number(), wanted: z.number() });

/** Where the order goes: into this holder, from this position on, or into the site itself. */
export function targetOf(siteId: string, parent: Contents | null, start?: string): PlanTarget {
  if (!parent) return { siteId, parent: null };
  const { container, type, occupants } = parent;
  const positions = [
    ...occupants.map(({ position }) => position),
    ...container.blocked.map(({ position }) => position),
  ];
  const taken = new Set(positions.filter((position) => position !== null));
  return { siteId, parent: { id: container.id, name: container.name, type, taken, start } };
}

/** Plans what has been typed so far. */
export function planOf(target: PlanTarget, drafts: readonly LevelDraft[], types: readonly ContainerType[]): Planned {
  const levels = drafts.flatMap(({ typeId, count: typed, name, barcode }) => {
    const type = types.find(({ id }) => id === typeId);
    const count = countOf({ count: typed });
    if (!type || !isReadable(name) || name.trim() === '' || count === null) return [];
    return [{ type, count, name: name.trim(), barcode: barcode.trim() === '' ? null : barcode.trim() }];
  });
  if (levels.length < drafts.length) return null;
  try {
    return { containers: planContainers(target, levels, v7) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const full = fullSchema.safeParse(error.facts);
    if (error.code === 'container_full' && full.success) return { tooFew: full.data };
    return { code: error.code };
  }
}
