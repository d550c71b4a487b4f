'use client';

import Send from 'lucide-react/icons/send';
import { useLocale, useTranslations } from 'next-intl';
import type { MyWay } from '../../lib/domain/contact-ways/model.ts';
import { severitySchema } from '../../lib/domain/thresholds/model.ts';
import { useAct } from '../commands/use-act.ts';
import { TestState } from '../commands/test-state.tsx';
import { useMoment } from '../commands/use-moment.ts';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/choice.tsx';
import { Select } from '../ui/select.tsx';
import { AddressForm } from './address-form.tsx';
import { CodeForm } from './code-form.tsx';
import { useWayCalls } from './use-way-calls.ts';

interface WaySectionProps {
  way: MyWay;
  memberId: string;
  signInAddress: string;
  onChanged: () => void;
}

/** One way: whether and from which severity on it is used, to which address, and a message to try it with. */
export function WaySection({ way, memberId, signInAddress, onChanged }: WaySectionProps) {
  const t = useTranslations('contact-ways');
  const moment = useMoment();
  const calls = useWayCalls(way.way, onChanged);
  const address = way.hint ?? (way.way === 'email' ? signInAddress : null);
  return (
    <section aria-label={t(`ways.${way.way}`)} className="flex flex-col gap-3 border-t border-line pt-3">
      {!way.hasChannel && (
        <>
          <h3 className="font-semibold">{t(`ways.${way.way}`)}</h3>
          <p className="text-muted">{t(`noChannel.${way.way}`)}</p>
        </>
      )}
      {way.hasChannel && (
        <>
          {address === null ? (
            <h3 className="font-semibold">{t(`ways.${way.way}`)}</h3>
          ) : (
            <Settings {...{ way, address }} />
          )}
          {way.endedAt !== null && <p className="text-danger-ink">{t('ended', { at: moment(way.endedAt) })}</p>}
          {way.test && <TestState test={way.test} toPerson />}
          {address !== null && (
            <div className="flex flex-wrap gap-2">
              <Button
                icon={<Send size={18} aria-hidden />}
                busy={calls.busy}
                onClick={() => void calls.test(t('test.sent'))}
              >
                {t('test.send')}
              </Button>
              {way.hint !== null && (
                <Button variant="quiet" busy={calls.busy} onClick={() => void calls.forget(t('forgotten'))}>
                  {t(`forget.${way.way}`)}
                </Button>
              )}
            </div>
          )}
          {way.pending && <CodeForm pending={way.pending} calls={calls} />}
          {!way.pending && (
            <AddressForm
              way={way.way}
              replaces={way.hint !== null || way.way === 'email'}
              busy={calls.busy}
              onSave={(typed) => calls.save(memberId, typed, t('code.sent'))}
            />
          )}
        </>
      )}
    </section>
  );
}

/** What acts at once: on or off, and from which severity on. Where nothing was decided it is neither, and that is said. */
function Settings({ way, address }: { way: MyWay; address: string }) {
  const t = useTranslations('contact-ways');
  const locale = useLocale();
  const act = useAct();
  const set = (changes: Partial<Pick<MyWay, 'enabled' | 'minimumSeverity'>>) => {
    const { enabled, minimumSeverity } = { ...way, ...changes };
    const args = { language: locale, ways: [{ way: way.way, enabled, minimumSeverity }] };
    void act([{ name: 'set_contact_ways.v1', args }], { text: t(enabled ? 'on' : 'off', { address }) });
  };
  if (way.isDefault && way.way === 'email') {
    return (
      <>
        <h3 className="font-semibold">{t('ways.email')}</h3>
        <p className="text-muted">
          <bdi>{address}</bdi>
          <span className="block">{t('undecided.text')}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => set({ enabled: true })}>{t('undecided.on')}</Button>
          <Button variant="quiet" onClick={() => set({ enabled: false })}>
            {t('undecided.off')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <Switch
        label={t(`ways.${way.way}`)}
        hint={<bdi>{address}</bdi>}
        checked={way.enabled}
        onChange={(event) => set({ enabled: event.target.checked })}
      />
      {way.enabled && (
        <Select
          label={t('minimumSeverity')}
          required
          value={way.minimumSeverity}
          options={severitySchema.options.map((value) => ({ value, label: t(`severities.${value}`) }))}
          onChange={(event) => set({ minimumSeverity: severitySchema.parse(event.target.value) })}
        />
      )}
    </>
  );
}
