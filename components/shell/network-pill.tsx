import CloudAlert from 'lucide-react/icons/cloud-alert';
import CloudCheck from 'lucide-react/icons/cloud-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import Pause from 'lucide-react/icons/pause';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { cx } from '../ui/cx.ts';

type State = 'synced' | 'waiting' | 'offline' | 'attention' | 'paused';

export interface NetworkPillProps {
  state: State;
  /** How many commands the server has not yet, or how many need the person. */
  count: number;
  /** Of the queue alone, whatever became of what it has sent. */
  queue: State;
}

const LOOKS = {
  synced: { icon: CloudCheck, look: 'border-ok-ink bg-ok-soft text-ok-ink' },
  waiting: { icon: CloudUpload, look: 'border-info-ink bg-info-soft text-info-ink' },
  offline: { icon: CloudOff, look: 'border-warn-ink bg-warn-soft text-warn-ink' },
  attention: { icon: CloudAlert, look: 'border-danger-ink bg-danger-soft text-danger-ink' },
  paused: { icon: Pause, look: 'border-warn-ink bg-warn-soft text-warn-ink' },
};

/** The truth about the network, always in sight; it opens the outbox. */
export function NetworkPill({ state, count, queue }: NetworkPillProps) {
  const t = useTranslations('shell.network');
  const { icon: Icon, look } = LOOKS[state];
  return (
    <Link
      href={paths.outbox()}
      data-state={state}
      data-queue={queue}
      className="flex min-h-target min-w-target shrink-0 items-center justify-center rounded-md"
    >
      <span
        className={cx(
          'figures inline-flex min-h-8 items-center gap-1.5 rounded-full border px-2.5 text-sm font-semibold whitespace-nowrap',
          look,
        )}
      >
        <Icon size={18} aria-hidden className="shrink-0" />
        {t(`short.${state}`, { count })}
      </span>
      <span className="sr-only">{t('label', { state: t(`long.${state}`, { count }) })}</span>
    </Link>
  );
}
