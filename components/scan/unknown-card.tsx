'use client';

import CirclePlus from 'lucide-react/icons/circle-plus';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { Line, Session, SessionEvent } from '../../lib/domain/scans/session.ts';
import { useMay } from '../commands/use-may.ts';
import { useLocated } from '../remote/use-located.ts';
import { useQuery, useSync } from '../sync/index.ts';
import { useStoreRead } from '../sync/use-live.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { LineMark } from './line-mark.tsx';
import { RegisteredRow } from './registered-row.tsx';
import { similarThings } from './similar-codes.ts';
import { unknownWords } from './unknown-words.ts';

const LocatedCard = dynamic(() => import('./located-card.tsx').then((module) => module.LocatedCard));
const RegisterForm = dynamic(() => import('./register-form.tsx').then((module) => module.RegisterForm));

interface UnknownCardProps {
  line: Line;
  session: Session;
  /** False for a code that many things carry: no sample's own. */
  individual: boolean;
  /** Told when its form comes and goes: the picture then makes room for the keyboard. */
  onForm: (isShown: boolean) => void;
  dispatch: (event: SessionEvent) => void;
}

/** A code this device does not know: register it on the spot, or take what was most likely meant. The next scan goes on all the same. */
export function UnknownCard({ line, session, individual, onForm, dispatch }: UnknownCardProps) {
  const t = useTranslations('scan.unknown');
  const may = useMay();
  const sync = useSync();
  const [open, setOpen] = useState(false);
  const [registered, setRegistered] = useState<{ sampleId: string; commandId: string; refusing: string | null }>();
  // The laboratory may have been loaded, or somebody else may have registered it, since it was scanned.
  const known = useQuery(async (held) => (await held.byBarcode(line.code)) ?? null, [line.code]);
  const similar = useStoreRead(({ engine }) => similarThings(engine.held, line.code), [line.code]);
  const located = useLocated('barcode', known === null && !registered ? line.code : null);
  const found = !known && typeof located === 'object' ? located : null;
  const isUnknown = !known && !found;
  const isFormShown = open && isUnknown && !registered;
  useEffect(() => {
    if (!isFormShown) return undefined;
    onForm(true);
    return () => onForm(false);
  }, [isFormShown, onForm]);
  if (registered) {
    return <RegisteredRow code={line.code} {...registered} held={session.held} dispatch={dispatch} />;
  }
  const { mode, target } = session;
  const refusing = mode === 'put_away' && target?.takesTubes === false ? target.container.name : null;
  return (
    <li className="flex animate-rise gap-3 bg-surface px-4 py-3">
      <LineMark tone={line.tone} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="text-lg leading-snug font-semibold">
          <Code>{line.code}</Code>
        </p>
        {/* The answer of the server comes after the row was read out. */}
        <div role="status" className="flex flex-col gap-2">
          {found ? <LocatedCard located={found} /> : <p>{t(known ? 'knownNow' : unknownWords(sync, located))}</p>}
        </div>
        {known && (
          <Button
            variant="primary"
            className="self-start"
            onClick={() => dispatch({ type: 'picked', kind: known.kind, id: known.doc.id })}
          >
            <bdi>{known.doc.name || known.doc.barcode}</bdi>
          </Button>
        )}
        {isUnknown && similar && similar.length > 0 && (
          <div className="flex flex-col gap-2">
            <p className="text-sm font-semibold text-muted">{t('similar')}</p>
            {similar.map(({ kind, id, name, barcode }) => (
              <Button key={id} className="justify-start" onClick={() => dispatch({ type: 'picked', kind, id })}>
                <Code>{barcode}</Code> {name !== '' && name !== barcode && <bdi className="font-normal">{name}</bdi>}
              </Button>
            ))}
          </div>
        )}
        {isUnknown && !individual && <p className="text-sm">{t('notIndividual')}</p>}
        {isUnknown && individual && may('register_sample.v1') && !open && (
          <Button
            variant="primary"
            className="self-start"
            icon={<CirclePlus size={22} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t('register')}
          </Button>
        )}
        {isFormShown && (
          <RegisterForm
            barcode={line.code}
            refusing={refusing}
            onClose={() => setOpen(false)}
            onRegistered={(sampleId, commandId) => {
              setRegistered({ sampleId, commandId, refusing });
              dispatch({ type: 'registered', id: sampleId });
            }}
          />
        )}
      </div>
    </li>
  );
}
