import { AdministrationHome } from '../../../../components/administration/administration-home.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export default function AdministrationPage() {
  return (
    <PageMessages nouns={['administration', 'errors']}>
      <AdministrationHome />
    </PageMessages>
  );
}
