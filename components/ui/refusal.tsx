import CircleX from 'lucide-react/icons/circle-x';

/** Why something was refused, beside the button that asked for it. */
export function Refusal({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-3 font-semibold text-danger-ink">
      <CircleX size={20} aria-hidden className="mt-0.5 shrink-0" />
      {text}
    </p>
  );
}
