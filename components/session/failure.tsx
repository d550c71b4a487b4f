import CircleAlert from 'lucide-react/icons/circle-alert';

/** Why a form could not do what was asked; read aloud when it appears. */
export function Failure({ children }: { children: string | undefined }) {
  return (
    <div role="alert">
      {children !== undefined && (
        <p className="flex items-start gap-2 rounded-md border border-danger-ink bg-danger-soft px-3 py-2.5 font-medium text-danger-ink">
          <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
          {children}
        </p>
      )}
    </div>
  );
}
