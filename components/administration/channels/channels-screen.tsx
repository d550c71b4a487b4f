'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Page } from '../../shell/page.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AdministratorsOnly } from '../gate.tsx';
import { ChannelRow } from './channel-row.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { useChannels } from './use-channels.ts';

const ChannelSheet = dynamic(() => import('./channel-sheet.tsx').then((file) => file.ChannelSheet));

/** The ways by which alerts leave the app, and how each of them does. */
export function ChannelsScreen() {
  return (
    <AdministratorsOnly>
      <Channels />
    </AdministratorsOnly>
  );
}

function Channels() {
  const t = useTranslations('channels');
  const { data, state, refresh } = useChannels();
  const [open, setOpen] = useState<{ readonly id: string | null } | null>(null);
  const channel = data?.find(({ channelId }) => channelId === open?.id) ?? null;
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <Button variant="primary" icon={<Plus size={20} aria-hidden />} onClick={() => setOpen({ id: null })}>
          {t('add')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {!data && state === 'asking' && <SkeletonRows rows={3} />}
        {!data && state === 'failed' && <p className="text-muted">{t('unreachable')}</p>}
        {data?.length === 0 && (
          <Card>
            <p className="text-muted">{t('empty')}</p>
          </Card>
        )}
        {data && data.length > 0 && (
          <Card flush>
            <List>
              {data.map((one) => (
                <ChannelRow key={one.channelId} channel={one} onPress={() => setOpen({ id: one.channelId })} />
              ))}
            </List>
          </Card>
        )}
        {data && <DeadLetters channels={data} onSent={refresh} />}
      </div>
      {open && (open.id === null || channel) && (
        <ChannelSheet
          key={open.id}
          channel={channel}
          onSaved={(id) => {
            refresh();
            setOpen({ id });
          }}
          onChanged={refresh}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
