import { DutyScreen } from '../../../../../components/administration/duty/duty-screen.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function DutyPage() {
  return (
    <PageMessages nouns={['duty', 'administration', 'errors']}>
      <DutyScreen />
    </PageMessages>
  );
}
