import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { CommandDraft } from '../../../lib/domain/commands/catalogue.ts';
import { bringsNameTaken, type NamedKind } from '../../../lib/domain/commands/same-name.ts';
import type { Said } from '../../commands/use-act.ts';
import { useActHere } from '../../commands/use-act-here.ts';

/** `useActHere` for a type or a site: what is undone takes back no name that another one in use has got meanwhile. */
export function useActOnNamed(of: 'containerTypes' | 'sampleTypes' | 'sites') {
  const t = useTranslations('administration.layout');
  const { act: give, refused } = useActHere();
  const act = useCallback(
    (drafts: readonly CommandDraft[], text: string) => {
      const againstUndo: Said['againstUndo'] = async (undo, queries) => {
        const all = async (kind: NamedKind) => (await queries.all(kind)).map(({ doc }) => doc);
        for (const draft of undo) if (await bringsNameTaken(draft, all)) return t(`${of}.errors.name_in_use`);
        return undefined;
      };
      return give(drafts, { text, againstUndo });
    },
    [give, of, t],
  );
  return { act, refused };
}
