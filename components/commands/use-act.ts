'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import { undoOf } from '../../lib/domain/commands/undo.ts';
import type { EntityKind } from '../../lib/domain/sync/pull.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import type { Attachment } from '../../lib/sync/attachments/model.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { requireStore, useOpenStore } from '../sync/context.ts';
import { useSession } from '../sync/index.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useToast } from '../ui/toast.tsx';
import { errorFacts } from './error-facts.ts';
import { useSayError } from './use-say-error.ts';

/** Why something was not done, in the reader's words. */
export interface Refused {
  readonly code: string;
  readonly text: string;
}

/** What a screen says when the act is durable on this device. */
export interface Said {
  readonly text: string;
  /** Why these commands can no longer take it back, in the reader's words; asked when somebody wants to. The rules are asked all the same. */
  readonly againstUndo?: (undo: readonly CommandDraft[], queries: LocalQueries) => Promise<string | undefined>;
}

const docsOf = (queries: LocalQueries) => ({
  get: async <K extends EntityKind>(kind: K, id: string) => (await queries.get(kind, id))?.doc,
});

/**
 * Does something on a tap: asks the rules first and refuses in words, gives the commands in their order, and says that it is done with an
 * undo where there is one. A file goes with the first of them. Answers whether it was done. A dialog takes refusals itself, with `useActHere`:
 * behind it nobody would read them.
 */
export function useAct(
  onRefused?: (refused: Refused) => void,
): (drafts: readonly CommandDraft[], said: Said, attachment?: Attachment | null) => Promise<boolean> {
  const store = useOpenStore();
  const session = useSession();
  const toast = useToast();
  const announce = useAnnounce();
  const say = useSayError();
  const t = useTranslations('common.actions');
  const role = session.status === 'ready' ? session.tenant.role : 'auditor';
  const userId = session.status === 'ready' ? session.person.userId : '';

  return useCallback(
    async (drafts, said, attachment) => {
      const { engine, queries } = requireStore(store);
      const inToast = ({ text }: Pick<Refused, 'text'>) => toast({ tone: 'danger', text, sticky: true });
      const tell = onRefused ?? inToast;
      const refusal = async (code: string, details: Readonly<Record<string, unknown>>): Promise<Refused> => ({
        code,
        text: say(code, await errorFacts(details, queries)),
      });
      const give = async (
        wanted: readonly CommandDraft[],
        refuse: (refused: Refused) => void,
        file?: Attachment | null,
      ): Promise<CommandDraft[] | null> => {
        const undo: CommandDraft[] = [];
        for (const draft of wanted) {
          const foreseen = await engine.preview(draft);
          if (foreseen?.code != null) {
            refuse(await refusal(foreseen.code, foreseen.details));
            return null;
          }
          undo.unshift(...(await undoOf(draft, docsOf(queries), { userId, role })));
          await engine.enqueue(draft, (draft === wanted[0] && file) || undefined);
        }
        return undo;
      };
      // The dialog is closed by then. Who listens still has the deed in their ear, not that it was taken back.
      const takeBack = async (undo: readonly CommandDraft[]) => {
        const against = await said.againstUndo?.(undo, queries);
        if (against !== undefined) inToast({ text: against });
        else if (await give(undo, inToast)) announce(t('undone', { text: said.text }));
      };
      try {
        const undo = await give(drafts, tell, attachment);
        if (!undo) return false;
        const action = undo.length > 0 ? { label: t('undo'), onPress: () => void takeBack(undo) } : undefined;
        toast({ tone: 'ok', text: said.text, ...(action && { action }) });
        return true;
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        tell(await refusal(error.code, error.details));
        return false;
      }
    },
    [store, role, userId, say, t, toast, announce, onRefused],
  );
}
