import Hand from 'lucide-react/icons/hand';
import { useTranslations } from 'next-intl';
import { codeBeside } from '../commands/names.ts';
import { Code } from '../ui/code.tsx';
import type { HeldThing } from './hand.ts';

/** What is in the hand, by its name and code or by how many there are, and in a few words what to do with it. */
export function InHand({ hand, hint }: { hand: readonly HeldThing[]; hint?: string }) {
  const t = useTranslations('storage.hand');
  const [first] = hand;
  const code = first && hand.length === 1 ? codeBeside(first) : null;
  return (
    <>
      <Hand className="size-5.5 shrink-0 text-primary-ink" role="img" aria-label={t('inHand')} />
      <div className="min-w-[min(8rem,100%-2.5rem)] flex-1 leading-tight">
        {first && (
          <p className="flex flex-wrap items-baseline gap-x-1.5">
            <bdi className="text-[min(1rem,6vw)] font-semibold wrap-anywhere">
              {hand.length === 1 ? first.name : t('several', { count: hand.length })}
            </bdi>
            {code !== null && <Code className="text-[min(0.8125rem,5vw)] text-muted">{code}</Code>}
          </p>
        )}
        {hint !== undefined && (
          <p className={first ? 'text-sm leading-tight @max-[14rem]:sr-only' : 'text-[min(1rem,6vw)] font-semibold'}>
            {hint}
          </p>
        )}
      </div>
    </>
  );
}
