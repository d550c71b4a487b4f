'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Condition, type Shipment, conditionSchema, conditions } from '../../lib/domain/shipments/model.ts';
import type { CameraOf, Heard } from '../commands/camera-of.ts';
import { useAct } from '../commands/use-act.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Select } from '../ui/select.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { BoxRow } from './box-row.tsx';
import { useBoxes } from './use-boxes.ts';
import { useSaid } from './use-said.ts';
import { type Scanned, useScannedBox } from './use-scanned-box.ts';

/** What arrives in somebody's hand; what is missing is not scanned. */
const SEEN = ['intact', 'damaged', 'thawed'] as const;
const LONGEST_NOTE = 500;

/** The check list of a receipt: each box is scanned as it comes out, with how it arrived; what nobody sees is missing. */
export function ReceiveCard({ shipment, camera }: { shipment: Shipment; camera: CameraOf }) {
  const t = useTranslations('shipments.receive');
  const conditionWords = useTranslations('shipments.conditions');
  const act = useAct();
  const sayError = useSayError();
  const { said, say } = useSaid(shipment.id);
  const [scannedAs, setScannedAs] = useState<(typeof SEEN)[number]>('intact');
  const [scanning, setScanning] = useState(false);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [words, setWords] = useState('');
  // What somebody put away before the receipt has a condition, too; what was taken out before it left has none.
  const left = Date.parse(shipment.dispatchedAt ?? shipment.createdAt);
  const boxes = useBoxes(shipment)?.filter(
    ({ packed: { unpackedAt } }) => unpackedAt === null || Date.parse(unpackedAt) >= left,
  );
  const tell = (tone: Heard['tone'], text: string) => {
    setHeard({ tone, at: performance.now() });
    setWords(text);
  };
  const stream = useScannedBox((scanned: Scanned) => {
    if (scanned.kind === 'refused') tell('refusal', sayError(scanned.error));
    else if (scanned.kind === 'sample') tell('warning', t('tube', { code: scanned.code }));
    else if (scanned.kind === 'unknown') tell('warning', t('stranger', { name: scanned.code }));
    else {
      const { id, name } = scanned.container;
      if (!boxes?.some(({ packed }) => packed.containerId === id)) {
        tell('warning', t('stranger', { name }));
        return;
      }
      say(id, scannedAs);
      tell('success', t('seen', { name, condition: conditionWords(scannedAs) }));
    }
  });
  if (!boxes) return <SkeletonRows rows={3} />;
  const conditionOf = (containerId: string): Condition | undefined => said[containerId];
  const named = boxes.filter(({ packed }) => conditionOf(packed.containerId) !== undefined);
  const missing = boxes.length - named.filter(({ packed }) => conditionOf(packed.containerId) !== 'missing').length;
  const receive = () =>
    act(
      [
        {
          name: 'receive_shipment.v1',
          args: {
            shipmentId: shipment.id,
            containers: boxes.map(({ packed }) => ({
              containerId: packed.containerId,
              condition: conditionOf(packed.containerId) ?? 'missing',
            })),
            note: note.trim(),
          },
        },
      ],
      { text: t('done', { reference: shipment.reference }) },
    );
  return (
    <Card title={t('title')} flush>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-muted">{t('hint')}</p>
        <RadioGroup
          label={t('scannedAs')}
          look="segments"
          value={scannedAs}
          onChange={setScannedAs}
          options={SEEN.map((value) => ({ value, label: conditionWords(value) }))}
        />
        {scanning && camera(stream, heard)}
        <p role="status" className="text-lg font-semibold text-primary-ink empty:hidden">
          {words}
        </p>
        <Button
          variant={scanning ? 'secondary' : 'primary'}
          aria-pressed={scanning}
          onClick={() => setScanning(!scanning)}
        >
          {t(scanning ? 'stop' : 'scan')}
        </Button>
        <ProgressBar
          label={t('progress', { seen: named.length, count: boxes.length })}
          value={named.length}
          max={Math.max(1, boxes.length)}
        />
      </div>
      <List className="border-t border-line">
        {boxes.map((box) => {
          const { containerId } = box.packed;
          return (
            <BoxRow
              key={containerId}
              box={box}
              trailing={
                <Select
                  label={t('conditionOf', { name: box.container?.name ?? t('unknown') })}
                  labelHidden
                  required
                  placeholder={t('notSeen')}
                  value={conditionOf(containerId) ?? ''}
                  onChange={(event) => say(containerId, conditionSchema.safeParse(event.target.value).data ?? null)}
                  options={conditions.map((value) => ({ value, label: conditionWords(value) }))}
                />
              }
            />
          );
        })}
      </List>
      <div className="flex flex-col gap-3 border-t border-line p-4">
        <TextArea
          label={t('note')}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {missing > 0 && <p className="font-semibold text-warn-ink">{t('missing', { count: missing })}</p>}
        <Button variant="primary" block onClick={() => (missing > 0 ? setAsking(true) : void receive())}>
          {t('confirm')}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('askTitle', { count: missing })}
        description={t('askText')}
        confirmLabel={t('confirm')}
        onConfirm={async () => {
          await receive();
        }}
      />
    </Card>
  );
}
