import { LiveScreen } from '../../../../components/live/live-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export default function LivePage() {
  return (
    <PageMessages nouns={['live', 'errors']}>
      <LiveScreen />
    </PageMessages>
  );
}
