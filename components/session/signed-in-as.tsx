'use client';

import CircleUser from 'lucide-react/icons/circle-user';
import { useTranslations } from 'next-intl';
import { useQuery, useSession } from '../sync/index.ts';

/** Who is signed in, with their role; `laboratory` names that as well, where nothing else on the screen does. */
export function SignedInAs({ laboratory = false }: { laboratory?: boolean }) {
  const t = useTranslations('session');
  const session = useSession();
  const userId = session.status === 'ready' ? session.person.userId : '';
  const members = useQuery((held) => held.all('member'), []);
  if (session.status !== 'ready') return t('account.label');
  const { person, tenant } = session;
  const name = members?.find(({ doc }) => doc.userId === userId)?.doc.name;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <CircleUser aria-hidden className={laboratory ? 'size-8 shrink-0 text-muted' : 'size-5 shrink-0'} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <bdi className="block font-semibold">{name || person.email}</bdi>
        <span className="block text-sm font-normal text-muted">
          {laboratory && (
            <>
              <bdi>{tenant.name}</bdi> ·{' '}
            </>
          )}
          {t(`roles.${tenant.role}`)}
        </span>
      </span>
    </span>
  );
}
