import { SensorsAdministration } from '../../../../../components/administration/sensors/sensors-administration.tsx';
import { PageMessages } from '../../../../../components/shell/page-messages.tsx';

export default function SensorsAdministrationPage() {
  return (
    <PageMessages nouns={['administration', 'readings', 'storage', 'errors']}>
      <SensorsAdministration />
    </PageMessages>
  );
}
