'use client';

import RadioTower from 'lucide-react/icons/radio-tower';
import Pencil from 'lucide-react/icons/pencil';
import { useTranslations } from 'next-intl';
import type { Gateway } from '../../../lib/domain/gateways/model.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ListRow } from '../../ui/list.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Badge } from '../../ui/status-pill.tsx';

/** One gateway: its name, and when it was last heard. Without `onChange` it is only looked at. */
export function GatewayRow({
  gateway: { name, archived, lastContactAt },
  onChange,
}: {
  gateway: Gateway;
  onChange?: () => void;
}) {
  const t = useTranslations('gateways');
  return (
    <ListRow
      leading={<RadioTower size={24} aria-hidden className="text-primary-ink" />}
      title={<bdi>{name}</bdi>}
      detail={
        lastContactAt === null ? (
          t('neverHeard')
        ) : (
          <>
            {t('heard')} <RelativeTime iso={lastContactAt} />
          </>
        )
      }
      trailing={
        <>
          {archived && <Badge>{t('archived')}</Badge>}
          {onChange && (
            <IconButton label={t('change', { name })} onClick={onChange}>
              <Pencil size={20} aria-hidden />
            </IconButton>
          )}
        </>
      }
    />
  );
}
