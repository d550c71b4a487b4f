'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { type ScanEvent, type ScanStream, createScanStream, createWedge } from '../../lib/scanning/index.ts';
import { useAct } from '../commands/use-act.ts';
import { requireStore, useOpenStore } from '../sync/context.ts';
import { type Due, DueField, dueMoment, usualDue } from '../commands/due-field.tsx';
import { HeldPlace } from '../places/held-place.tsx';
import { useMoment } from '../commands/use-moment.ts';

interface ScanCheckoutsProps {
  deed: 'out' | 'back';
  /** How codes are read by eye: given by the page, since the camera belongs to the Scan screen. */
  camera: (stream: ScanStream) => ReactNode;
}

/** What a scan led to. */
type Outcome =
  { readonly kind: 'unknown'; readonly code: string } | { readonly kind: 'done'; readonly sample: Sample } | undefined;

/** One scan after the other: what is taken is out, what is brought back says where it goes. Nothing stands in between. */
export function ScanCheckouts({ deed, camera }: ScanCheckoutsProps) {
  const t = useTranslations('checkouts');
  const act = useAct();
  const moment = useMoment();
  const store = useOpenStore();
  const [due, setDue] = useState<Due>(usualDue);
  const [wrong, setWrong] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const until = dueMoment(due, new Date());

  const handle = async (codes: readonly [string, ...string[]]) => {
    const { queries } = requireStore(store);
    // What was said of the tube before must not be taken for this one.
    setOutcome(undefined);
    let sample: Sample | undefined;
    for (const code of codes) {
      const found = await queries.byBarcode(code);
      if (found?.kind === 'sample') sample ??= found.doc;
    }
    if (!sample) {
      setOutcome({ kind: 'unknown', code: codes[0] });
      return;
    }
    const dueAt = dueMoment(due, new Date());
    setWrong(deed === 'out' && dueAt === null);
    if (deed === 'out' && dueAt === null) return;
    const draft: CommandDraft =
      deed === 'out' && dueAt !== null
        ? {
            name: 'check_out_samples.v1',
            args: { samples: [{ sampleId: sample.id }], dueAt, note: '', thawed: null },
          }
        : { name: 'return_samples.v1', args: { samples: [{ sampleId: sample.id, to: null }], thawed: null } };
    const said = t(`${deed}.done`, { count: 1, sample: sample.name || sample.barcode });
    if (await act([draft], { text: said })) setOutcome({ kind: 'done', sample });
  };
  // Scans wait for each other: the second of two quick ones must see what the first has done.
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  const queue = useRef(Promise.resolve());
  const heard = useCallback((event: ScanEvent) => {
    if (event.kind === 'refused') return;
    const { text, also } = event.code.identity;
    queue.current = queue.current.then(() => latest.current([text, ...also]));
  }, []);
  const [stream] = useState(() => createScanStream());
  useEffect(() => createWedge(document, (text) => stream.accept(text, 'wedge')), [stream]);
  useEffect(() => stream.subscribe(heard), [stream, heard]);

  return (
    <div className="flex flex-col gap-4">
      {deed === 'out' && <DueField due={due} onChange={setDue} wrong={wrong} />}
      <p className="font-semibold">
        {deed === 'back'
          ? t('scan.askBack')
          : until === null
            ? t('out.past')
            : t('scan.askOut', { moment: moment(until) })}
      </p>
      <div role="status">
        {outcome?.kind === 'done' && <Done deed={deed} sample={outcome.sample} />}
        {outcome?.kind === 'unknown' && (
          <p className="rounded-md border border-danger-ink bg-danger-soft p-3 text-danger-ink">
            {t('scan.unknown', { code: outcome.code })}
          </p>
        )}
      </div>
      {camera(stream)}
    </div>
  );
}

function Done({ deed, sample }: { deed: ScanCheckoutsProps['deed']; sample: Sample }) {
  const t = useTranslations('checkouts');
  const name = sample.name || sample.barcode;
  if (deed === 'out') return <p className="text-lg font-semibold">{t('scan.out_done', { sample: name })}</p>;
  if (sample.containerId === null) return <p className="text-lg font-semibold">{t('back.none')}</p>;
  return (
    <>
      <p className="text-lg font-semibold text-primary-ink">{t('scan.goes', { sample: name })}</p>
      <HeldPlace sample={sample} small />
    </>
  );
}
