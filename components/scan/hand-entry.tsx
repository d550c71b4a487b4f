'use client';

import CaseSensitive from 'lucide-react/icons/case-sensitive';
import CornerDownLeft from 'lucide-react/icons/corner-down-left';
import Hash from 'lucide-react/icons/hash';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { controlClass } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';

interface HandEntryProps {
  onCode: (text: string) => void;
  /** Somebody types into another form; when that is done, they go on here. */
  elsewhere?: boolean;
}

/** Types a code that cannot be read. Digits first, since most labels are numbers; letters are one tap away. */
export function HandEntry({ onCode, elsewhere = false }: HandEntryProps) {
  const t = useTranslations('scan.entry');
  const id = useId();
  const [text, setText] = useState('');
  const [letters, setLetters] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!elsewhere) field.current?.focus();
  }, [elsewhere]);
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onCode(text);
    setText('');
  };
  return (
    <form
      onSubmit={enter}
      className="flex flex-wrap justify-end gap-2 border-b border-line bg-surface px-3 py-2 lg:border-0 lg:bg-transparent lg:px-0"
    >
      <label htmlFor={id} className="sr-only">
        {t('label')}
      </label>
      <input
        id={id}
        ref={field}
        dir="ltr"
        // eslint-disable-next-line jsx-a11y-x/no-autofocus -- the field was just asked for by a tap
        autoFocus
        // The keyboard of a focused field changes only when the field is made anew.
        key={letters ? 'letters' : 'digits'}
        inputMode={letters ? 'text' : 'numeric'}
        enterKeyHint="done"
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={t('placeholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        // With large letters the field takes a line of its own.
        className={`${controlClass} figures min-w-[min(9rem,100%)] flex-1 font-mono`}
      />
      <IconButton tone="outlined" label={t(letters ? 'digits' : 'letters')} onClick={() => setLetters(!letters)}>
        {letters ? <Hash size={24} aria-hidden /> : <CaseSensitive size={26} aria-hidden />}
      </IconButton>
      <IconButton type="submit" tone="solid" label={t('enter')}>
        <CornerDownLeft size={24} aria-hidden className="flip-rtl" />
      </IconButton>
    </form>
  );
}
