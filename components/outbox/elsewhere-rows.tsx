'use client';

import Building2 from 'lucide-react/icons/building-2';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { type Elsewhere, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';

/** What waits on this device in other laboratories of this person, and the way there. */
export function ElsewhereRows({ elsewhere }: { elsewhere: readonly Elsewhere[] }) {
  const t = useTranslations('outbox.queue');
  const inSession = useTranslations('session');
  const router = useRouter();
  const { actions } = useSession();
  return (
    <ul role="list" className="mx-4 mb-2 divide-y divide-line border-t border-line text-ink">
      {elsewhere.map(({ tenantId, tenantName, unsynced, tenant }) => (
        <li key={tenantId} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
          <p className="flex min-w-[min(100%,11rem)] flex-1 items-start gap-3">
            <Building2 size={24} aria-hidden className="shrink-0" />
            <span>
              {t('elsewhere', { laboratory: tenantName, count: unsynced })}
              {!tenant && <span className="block">{inSession('gone.title', { laboratory: tenantName })}.</span>}
            </span>
          </p>
          {tenant && (
            <Button
              onClick={() => {
                // There the outbox says what goes out, and what needs somebody.
                void actions.chooseTenant(tenant).then(() => router.push(paths.outbox()));
              }}
            >
              {t('open', { laboratory: tenantName })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
