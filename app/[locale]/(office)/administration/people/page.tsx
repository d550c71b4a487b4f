import { PeopleScreen } from '../../../../../components/administration/people/people-screen.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function PeoplePage() {
  return (
    <PageMessages nouns={['administration', 'storage', 'errors']}>
      <PeopleScreen />
    </PageMessages>
  );
}
