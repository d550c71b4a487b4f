'use client';

import MailQuestion from 'lucide-react/icons/mail-question-mark';
import UserRound from 'lucide-react/icons/user-round';
import { useTranslations } from 'next-intl';
import type { Member } from '../../../lib/domain/members/model.ts';
import { Email } from '../../ui/email.tsx';
import { ListRow } from '../../ui/list.tsx';
import { Badge } from '../../ui/status-pill.tsx';

/** One person: name, address, role, and whether they have come yet. */
export function MemberRow({ member, onPress }: { member: Member; onPress: () => void }) {
  const t = useTranslations('administration.people');
  const invited = member.state === 'invited';
  const Icon = invited ? MailQuestion : UserRound;
  return (
    <ListRow
      onPress={onPress}
      leading={<Icon size={24} aria-hidden className="text-primary-ink" />}
      title={member.name}
      detail={
        <>
          <Email address={member.email} />
          {invited && <span className="block font-semibold">{t('invited')}</span>}
          {/* Under the name in every row: beside it only some would have room for it. */}
          <span className="mt-1 block">
            <Badge className="text-ink">{t(`roles.${member.role}.name`)}</Badge>
          </span>
        </>
      }
    />
  );
}
