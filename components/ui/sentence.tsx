import { wholeCodes } from './whole-codes.ts';

/** A sentence in which a code such as "B-1122" is not torn at its hyphen. */
export function Sentence({ children: text }: { children: string }) {
  return wholeCodes(text).map((part, at) =>
    part.whole ? (
      <span key={at} className="whitespace-nowrap">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
