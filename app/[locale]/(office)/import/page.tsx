import { ImportScreen } from '../../../../components/imports/import-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export default function ImportPage() {
  return (
    <PageMessages nouns={['imports', 'samples', 'errors']}>
      <ImportScreen />
    </PageMessages>
  );
}
