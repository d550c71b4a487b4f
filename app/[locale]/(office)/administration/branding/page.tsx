import { BrandingScreen } from '../../../../../components/administration/branding/branding-screen.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function BrandingPage() {
  return (
    <PageMessages nouns={['administration', 'storage', 'errors']}>
      <BrandingScreen />
    </PageMessages>
  );
}
