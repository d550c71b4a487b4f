'use client';

import { useQuery, useSession } from '../sync/index.ts';

/** The membership of the person at this device, as commands and rows name it; undefined until the device knows it. */
export function useMemberId(): string | undefined {
  const session = useSession();
  const userId = session.status === 'ready' ? session.person.userId : null;
  return useQuery(
    async (held) =>
      (await held.all('member')).find(({ doc }) => doc.userId === userId && doc.state === 'active')?.doc.id,
    [userId],
  );
}
