import LoaderCircle from 'lucide-react/icons/loader-circle';

/** Turns while something is under way; the words beside it say what. */
export function Spinner({ size = 20 }: { size?: number }) {
  return <LoaderCircle size={size} aria-hidden className="shrink-0 animate-spin" />;
}
