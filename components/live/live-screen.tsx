'use client';

import { useTranslations } from 'next-intl';
import { ConflictStrip } from './conflict-strip.tsx';
import { DeviceBoard } from './device-board.tsx';
import { EventBoard } from './event-board.tsx';
import { Page } from '../shell/page.tsx';
import { ScreenLock } from '../remote/screen-lock.tsx';

/** The supervisor's board: what needs a person first, then what happens as it happens, and the devices it comes from. */
export function LiveScreen() {
  const t = useTranslations('live');
  return (
    <Page title={t('title')} width="wide" actions={<ScreenLock />}>
      <div className="flex flex-col gap-5">
        <ConflictStrip />
        <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
          <EventBoard />
          <DeviceBoard />
        </div>
      </div>
    </Page>
  );
}
