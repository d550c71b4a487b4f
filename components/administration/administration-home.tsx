'use client';

import BellRing from 'lucide-react/icons/bell-ring';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import Boxes from 'lucide-react/icons/boxes';
import Thermometer from 'lucide-react/icons/thermometer';
import Palette from 'lucide-react/icons/palette';
import Users from 'lucide-react/icons/users';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Page } from '../shell/page.tsx';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { AdministratorsOnly } from './gate.tsx';

const PARTS = [
  { id: 'layout', href: paths.administrationLayout(), icon: Boxes },
  { id: 'sensors', href: paths.administrationSensors(), icon: Thermometer },
  { id: 'channels', href: paths.administrationChannels(), icon: BellRing },
  { id: 'duty', href: paths.administrationDuty(), icon: CalendarClock },
  { id: 'people', href: paths.administrationPeople(), icon: Users },
  { id: 'branding', href: paths.administrationBranding(), icon: Palette },
] as const;

/** What an administrator looks after. */
export function AdministrationHome() {
  const t = useTranslations('administration');
  return (
    <AdministratorsOnly>
      <Page title={t('title')}>
        <Card flush>
          <List>
            {PARTS.map(({ id, href, icon: Icon }) => (
              <ListRow
                key={id}
                asLink={<Link href={href} />}
                leading={<Icon size={26} aria-hidden className="text-primary-ink" />}
                title={t(`parts.${id}.title`)}
                detail={t(`parts.${id}.text`)}
              />
            ))}
          </List>
        </Card>
      </Page>
    </AdministratorsOnly>
  );
}
