'use client';

import { v7 } from 'uuid';
import { Refusal } from '../../lib/domain/commands/verdict.ts';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import type { CreateContainersArgs } from '../../lib/domain/containers/commands/create-containers.ts';
import { type PlanTarget, planContainers } from '../../lib/domain/containers/plan.ts';
import type { LevelDraft } from './plan-level.tsx';
import type { Contents } from './use-contents.ts';

/** What the typed order would make, or the code of the rule it breaks; null while it is incomplete. */
export type Planned = { readonly containers: CreateContainersArgs['containers'] } | { readonly code: string } | null;

/** Where the order goes: into this holder, or into the site itself. */
export function targetOf(siteId: string, parent: Contents | null): PlanTarget {
  if (!parent) return { siteId, parent: null };
  const { container, type, occupants } = parent;
  const positions = [
    ...occupants.map(({ position }) => position),
    ...container.blocked.map(({ position }) => position),
  ];
  const taken = new Set(positions.filter((position) => position !== null));
  return { siteId, parent: { id: container.id, name: container.name, type, taken } };
}

/** Plans what has been typed so far. */
export function planOf(target: PlanTarget, drafts: readonly LevelDraft[], types: readonly ContainerType[]): Planned {
  const levels = drafts.flatMap(({ typeId, count, name, barcode }) => {
    const type = types.find(({ id }) => id === typeId);
    const number = Number(count);
    if (!type || name.trim() === '' || !Number.isInteger(number) || number < 1) return [];
    return [{ type, count: number, name: name.trim(), barcode: barcode.trim() === '' ? null : barcode.trim() }];
  });
  if (levels.length < drafts.length) return null;
  try {
    return { containers: planContainers(target, levels, v7) };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
}
