'use client';

import ImageIcon from 'lucide-react/icons/image';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PHOTO_TYPE, evidencePath, sha256Of } from '../../../lib/domain/readings/photo.ts';
import { useBackend, useSession } from '../../sync/index.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What is known of a photo: what its command announced. */
export interface AnnouncedPhoto {
  readonly commandId: string;
  readonly sha256: string;
}

/** Opens the photo that a reading was typed from. */
export function ShowPhoto({ photo, label }: { photo: AnnouncedPhoto; label: string }) {
  const t = useTranslations('sensors.photo');
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t('show', { reading: label })} onClick={() => setOpen(true)}>
        <ImageIcon size={20} aria-hidden />
      </IconButton>
      {open && (
        <Sheet open onOpenChange={setOpen} title={t('title', { reading: label })}>
          <Picture photo={photo} />
        </Sheet>
      )}
    </>
  );
}

type Found = { readonly address: string; readonly isGenuine: boolean } | 'missing' | null;

function Picture({ photo }: { photo: AnnouncedPhoto }) {
  const t = useTranslations('sensors.photo');
  const found = useEvidence(photo);
  if (found === null) return <Skeleton className="h-60 w-full" />;
  if (found === 'missing') return <p>{t('missing')}</p>;
  if (!found.isGenuine) return <Refusal text={t('altered')} />;
  return (
    <figure className="flex flex-col gap-2">
      <img src={found.address} alt={t('alt')} className="max-h-[70dvh] rounded-md border border-edge object-contain" />
      <figcaption className="text-sm text-muted">
        {t('genuine')} <span className="font-mono break-all">{photo.sha256}</span>
      </figcaption>
    </figure>
  );
}

/** Fetches the picture with the person's own rights and checks that it is the one its command announced. */
function useEvidence({ commandId, sha256 }: AnnouncedPhoto): Found {
  const backend = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    if (tenantId === null) return;
    let address: string | null = null;
    let isWanted = true;
    const look = async (): Promise<Found> => {
      const bucket = (await backend.client()).storage.from('evidence');
      const { data } = await bucket.download(evidencePath({ tenantId, commandId }));
      if (!data) return 'missing';
      const bytes = await data.arrayBuffer();
      address = URL.createObjectURL(new Blob([bytes], { type: PHOTO_TYPE }));
      return { address, isGenuine: (await sha256Of(bytes)) === sha256 };
    };
    look()
      .catch((): Found => 'missing')
      .then((answer) => {
        if (isWanted) setFound(answer);
      })
      .catch(() => undefined);
    return () => {
      isWanted = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [backend, tenantId, commandId, sha256]);
  return found;
}
