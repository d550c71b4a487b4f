'use client';

import Hand from 'lucide-react/icons/hand';
import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { CheckoutList } from './checkout-list.tsx';

/** What is out and with whom; taking and bringing back are done by scanning, as many as there are. */
export function CheckoutsScreen() {
  const t = useTranslations('checkouts');
  const may = useMay();
  return (
    <Page title={t('title')} intro={t('intro')}>
      <div className="flex flex-col gap-5">
        {may('check_out_samples.v1') && (
          <div className="flex flex-wrap gap-2">
            <Button asChild icon={<Hand size={22} aria-hidden />}>
              <Link href={paths.scan({ mode: 'check-out' })}>{t('scan.out')}</Link>
            </Button>
            <Button asChild icon={<Undo2 size={22} aria-hidden />}>
              <Link href={paths.scan({ mode: 'return' })}>{t('scan.back')}</Link>
            </Button>
          </div>
        )}
        <CheckoutList />
      </div>
    </Page>
  );
}
