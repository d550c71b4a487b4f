'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '../../ui/toast.tsx';

/** Copies a text and says so; `what` names it. Answers whether the browser let it. */
export function useCopy(): (what: string, text: string) => Promise<boolean> {
  const t = useTranslations('gateways');
  const toast = useToast();
  return async (what, text) => {
    try {
      // Missing where the address is not secure.
      await navigator.clipboard.writeText(text);
    } catch {
      toast({ tone: 'warn', text: t('copyByHand') });
      return false;
    }
    toast({ tone: 'ok', text: t('copied', { what }) });
    return true;
  };
}
