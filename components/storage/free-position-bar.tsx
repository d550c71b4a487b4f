'use client';

import Ban from 'lucide-react/icons/ban';
import ScanLine from 'lucide-react/icons/scan-line';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Grid } from '../../lib/domain/positions/grid.ts';
import { labelOf } from '../../lib/domain/positions/label.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAct } from '../commands/use-act.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKeepClear } from '../ui/use-keep-clear.ts';
import { AddPlaces } from './add-places.tsx';
import type { Contents } from './use-contents.ts';
import { useMay } from '../commands/use-may.ts';

interface FreePositionBarProps {
  contents: Contents;
  grid: Grid;
  position: string;
  onDone: () => void;
}

/** What can be done with one position in which nothing stands: scan something into it, make places from it on, block it, or free it again. */
export function FreePositionBar({ contents, grid, position, onDone }: FreePositionBarProps) {
  const t = useTranslations('storage.position');
  const close = useTranslations('common.actions')('close');
  const act = useAct();
  const may = useMay();
  const [reason, setReason] = useState<string>();
  const bar = useRef<HTMLDivElement>(null);
  useKeepClear(bar);
  const { container } = contents;
  const block = container.blocked.find((blocked) => blocked.position === position);
  const label = labelOf(grid, position);
  const containerId = container.id;

  async function setBlocked(given: string | null) {
    const done =
      given === null
        ? await act([{ name: 'unblock_position.v1', args: { containerId, position } }], { text: t('freed', { label }) })
        : await act([{ name: 'block_position.v1', args: { containerId, position, reason: given } }], {
            text: t('blocked', { label }),
          });
    if (done) onDone();
  }

  return (
    <div
      ref={bar}
      role="status"
      // In sight while the box scrolls: the position that was tapped may be far above.
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex flex-col gap-3 rounded-lg border border-edge bg-raised p-3 shadow-overlay lg:bottom-4"
    >
      <div className="flex items-center justify-between gap-2">
        <p className="font-semibold">
          <Code>{label}</Code> {block ? t('isBlocked', { reason: block.reason }) : t('isFree')}
        </p>
        <IconButton label={close} onClick={onDone} className="-m-2">
          <X size={22} aria-hidden />
        </IconButton>
      </div>
      {reason !== undefined && (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void setBlocked(reason.trim());
          }}
        >
          <TextField
            label={t('reason')}
            required
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
            {t('block')}
          </Button>
        </form>
      )}
      <div className="flex flex-wrap gap-2">
        {!block && may('place_sample.v1') && (
          <Button variant="primary" asChild>
            <Link href={paths.scan({ mode: 'put-away', place: container.id, position })}>
              <ScanLine size={20} aria-hidden />
              {t('scan')}
            </Link>
          </Button>
        )}
        {!block && <AddPlaces contents={contents} start={position} label={t('add')} />}
        {block && may('unblock_position.v1') && <Button onClick={() => void setBlocked(null)}>{t('free')}</Button>}
        {!block && reason === undefined && may('block_position.v1') && (
          <Button icon={<Ban size={20} aria-hidden />} onClick={() => setReason('')}>
            {t('block')}
          </Button>
        )}
      </div>
    </div>
  );
}
