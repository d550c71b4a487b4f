import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { SignInScreen } from '../../../../components/session/sign-in-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('session');
  return { title: t('signIn.title') };
}

export default function SignInPage() {
  return (
    <PageMessages nouns={['session', 'errors', 'commands']}>
      <SignInScreen />
    </PageMessages>
  );
}
