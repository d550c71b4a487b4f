'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { type LevelDraft, planOf, targetOf } from './order.ts';
import { PlanLevelFields } from './plan-level.tsx';
import type { Contents } from './use-contents.ts';

const EMPTY: LevelDraft = { typeId: '', count: '1', name: '', barcode: '' };
const DEEPEST = 4;

interface AddContainersProps {
  siteId: string;
  /** The holder they go into; null for the site itself. */
  parent: Contents | null;
  /** The position in it at which the first one stands; otherwise the next free one. */
  start?: string | undefined;
  onClose: () => void;
}

/** Makes many containers at once: "5 racks of 4 boxes 9x9", with a preview of what comes out. */
export function AddContainers({ siteId, parent, start, onClose }: AddContainersProps) {
  const t = useTranslations('storage.add');
  const { act, refused } = useActHere();
  const say = useSayError();
  const [drafts, setDrafts] = useState<readonly LevelDraft[]>([EMPTY]);
  const types = useQuery((held) => held.all('container_type'), [])
    ?.map(({ doc }) => doc)
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const typeOf = (id: string | undefined) => types?.find((type) => type.id === id);
  const fitting = (above: ContainerType | undefined) =>
    (types ?? []).filter(({ kind }) => !above || above.allowedChildren.includes(kind));
  const aboveOf = (level: number) => (level === 0 ? parent?.type : typeOf(drafts[level - 1]?.typeId));
  const last = typeOf(drafts.at(-1)?.typeId);
  const planned = planOf(targetOf(siteId, parent, start), drafts, types ?? []);
  const containers = planned && 'containers' in planned ? planned.containers : [];

  const problem =
    planned && 'tooFew' in planned
      ? t('tooFew', planned.tooFew)
      : planned && 'code' in planned
        ? say(planned.code, parent ? { container: parent.container.name } : {})
        : null;

  async function make() {
    const text = t('done', { count: containers.length });
    if (await act([{ name: 'create_containers.v1', args: { containers: [...containers] } }], { text })) onClose();
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={parent ? t('title', { name: parent.container.name }) : t('titleSite')}
      refusal={refused?.text}
      actions={
        <>
          {/* Beside the button, where it is in sight however long the order is. */}
          {problem !== null && (
            <p role="alert" className="text-sm font-semibold text-danger-ink sm:me-auto sm:self-center">
              {problem}
            </p>
          )}
          <Button variant="primary" className="shrink-0" disabled={containers.length === 0} onClick={() => void make()}>
            {t('make', { count: containers.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {drafts.map((draft, level) => (
          <PlanLevelFields
            key={level}
            level={draft}
            types={fitting(aboveOf(level))}
            nested={level > 0}
            onChange={(changed) => setDrafts(drafts.with(level, changed))}
            onRemove={level > 0 ? () => setDrafts(drafts.slice(0, level)) : undefined}
          />
        ))}
        {last && last.allowedChildren.some((kind) => kind !== 'sample') && drafts.length < DEEPEST && (
          <Button icon={<Plus size={20} aria-hidden />} onClick={() => setDrafts([...drafts, EMPTY])}>
            {t('addLevel', { type: last.name })}
          </Button>
        )}
        <p className="text-sm text-muted">{t('patterns')}</p>
        {containers.length > 0 && (
          <p aria-live="polite" className="text-sm">
            {t('preview', {
              count: containers.length,
              first: containers[0]?.name ?? '',
              last: containers.at(-1)?.name ?? '',
            })}
          </p>
        )}
      </div>
    </Sheet>
  );
}
