import { ChannelsScreen } from '../../../../../components/administration/channels/channels-screen.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function ChannelsPage() {
  return (
    <PageMessages nouns={['channels', 'errors']}>
      <ChannelsScreen />
    </PageMessages>
  );
}
