/** The keys that do the same, shown where there is a keyboard. */
export function KeyboardHint({ keys }: { keys: readonly string[] }) {
  return (
    <span dir="ltr" className="hidden gap-1 pointer-fine:inline-flex">
      {keys.map((key) => (
        <kbd key={key} className="rounded-sm border border-edge bg-surface px-1.5 font-mono text-xs text-muted">
          {key}
        </kbd>
      ))}
    </span>
  );
}
