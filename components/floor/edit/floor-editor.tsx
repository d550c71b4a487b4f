'use client';

import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { resized } from '../../../lib/domain/floor/arrange.ts';
import { EMPTY_FLOOR, FLOOR, type FloorLayout, type FloorPlan } from '../../../lib/domain/floor/model.ts';
import { useAct } from '../../commands/use-act.ts';
import { Page } from '../../shell/page.tsx';
import { useLeaveGuard } from '../../shell/use-leave-guard.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { Floor } from '../use-floor.ts';
import { ZoomButtons } from '../zoom-buttons.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { EditGround } from './edit-ground.tsx';
import { FloorDrag } from './floor-drag.tsx';
import { NumberField } from './number-field.tsx';
import { PictureField } from './picture-field.tsx';
import { RoomsCard } from './rooms-card.tsx';
import { Tray } from './tray.tsx';
import { useArranging } from './use-arranging.ts';
import { useDraft } from './use-draft.ts';

/** What is arranged of a plan: everything but how often it was saved. */
export function layoutOf(plan: FloorPlan | null): FloorLayout {
  if (plan === null) return EMPTY_FLOOR;
  const { revision: _, ...layout } = plan;
  return layout;
}

interface FloorEditorProps {
  siteId: string;
  floor: Floor;
  onClose: () => void;
}

/** Arranging a site: rooms, and where its freezers stand; saved as one step. */
export function FloorEditor({ siteId, floor, onClose }: FloorEditorProps) {
  const t = useTranslations('floor');
  const act = useAct();
  const ground = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const [isSaving, setSaving] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  // What somebody else saves meanwhile must not change what this person works from.
  const [base, setBase] = useState(() => ({ layout: layoutOf(floor.plan), revision: floor.plan?.revision ?? 0 }));
  const draft = useDraft(base.layout);
  const guard = useLeaveGuard(draft.isChanged && !isSaving);
  const nameOf = (id: string) => floor.standing.find((one) => one.id === id)?.name ?? '';
  const arranging = useArranging(draft, nameOf, ground);
  const { layout, change, undo } = draft;
  const placed = new Set(layout.spots.map(({ containerId }) => containerId));
  const revision = floor.plan?.revision ?? 0;
  const { chosen } = arranging;

  async function save() {
    setSaving(true);
    const args = { siteId, basedOn: base.revision, plan: layout };
    const isDone = await act([{ name: 'edit_floor_plan.v1', args }], { text: t('saved', { name: floor.name }) });
    setSaving(false);
    if (isDone) onClose();
  }
  const undoByKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'z' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    undo();
  };

  return (
    <Page
      title={t('arrangeSite', { name: floor.name })}
      intro={t('intro')}
      width="wide"
      actions={
        <>
          <Button icon={<Undo2 size={20} aria-hidden className="flip-rtl" />} onClick={undo} disabled={!draft.canUndo}>
            {t('undo')}
          </Button>
          <Button onClick={() => (draft.isChanged ? setLeaving(true) : onClose())}>{t('cancel')}</Button>
          <Button variant="primary" busy={isSaving} disabled={!draft.isChanged} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      {!isSaving && revision !== base.revision && (
        <ChangedMeanwhile
          onTheirs={() => {
            setBase({ layout: layoutOf(floor.plan), revision });
            draft.reset(layoutOf(floor.plan));
          }}
          onMine={() => setBase({ layout: layoutOf(floor.plan), revision })}
        />
      )}
      <FloorDrag onDrop={arranging.drop}>
        <div
          className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start"
          role="presentation"
          onKeyDown={undoByKey}
        >
          <div className="flex min-w-0 flex-col gap-4">
            <Tray items={floor.standing.filter(({ id }) => !placed.has(id))} onPlace={arranging.place} />
            <Card title={<bdi>{floor.name}</bdi>} aside={<ZoomButtons zoom={zoom} onZoom={setZoom} />} flush>
              <EditGround {...{ layout, arranging, ground, zoom }} standing={floor.standing} name={floor.name} />
            </Card>
          </div>
          <div className="flex flex-col gap-4">
            {chosen?.kind === 'spot' && placed.has(chosen.id) && (
              <Card title={<bdi>{nameOf(chosen.id)}</bdi>}>
                <p className="mb-3 text-muted">{t('chosen')}</p>
                <Button onClick={() => arranging.takeOff(chosen.id)}>
                  {t('takeOff', { name: nameOf(chosen.id) })}
                </Button>
              </Card>
            )}
            <RoomsCard
              layout={layout}
              chosen={chosen?.kind === 'room' ? layout.rooms.find(({ id }) => id === chosen.id) : undefined}
              onChange={change}
              onChoose={(id) => arranging.choose(id === null ? null : { kind: 'room', id })}
            />
            <Card title={t('size.title')}>
              <div className="grid grid-cols-2 gap-3">
                <NumberField
                  label={t('size.columns')}
                  value={layout.columns}
                  least={FLOOR.minColumns}
                  most={FLOOR.maxColumns}
                  onChange={(columns) => change(resized(layout, { columns, rows: layout.rows }))}
                />
                <NumberField
                  label={t('size.rows')}
                  value={layout.rows}
                  least={FLOOR.minRows}
                  most={FLOOR.maxRows}
                  onChange={(rows) => change(resized(layout, { columns: layout.columns, rows }))}
                />
              </div>
            </Card>
            <PictureField pictureId={layout.pictureId} onChange={(pictureId) => change({ ...layout, pictureId })} />
          </div>
        </div>
      </FloorDrag>
      <AlertDialog
        open={isLeaving || guard.isAsking}
        onOpenChange={() => {
          setLeaving(false);
          guard.stay();
        }}
        title={t('leave.title')}
        description={t('leave.text')}
        confirmLabel={t('leave.confirm')}
        onConfirm={() => {
          guard.go();
          onClose();
        }}
      />
    </Page>
  );
}
