import { LayoutScreen } from '../../../../../components/administration/layout/layout-screen.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function LayoutPage() {
  return (
    <PageMessages nouns={['administration', 'storage', 'errors']}>
      <LayoutScreen />
    </PageMessages>
  );
}
