import ChevronRight from 'lucide-react/icons/chevron-right';
import { cloneElement, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { cx } from './cx.ts';

/** Rows under each other, parted by thin lines. */
export function List({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul role="list" className={cx('divide-y divide-line', className)} {...rest} />;
}

export interface ListRowProps {
  title: ReactNode;
  detail?: ReactNode;
  leading?: ReactNode;
  trailing?: ReactNode;
  /** Makes the row a press. */
  onPress?: () => void;
  /** Makes the row the link given as its child: `<ListRow asLink={<Link href=… />} …>`. */
  asLink?: ReactElement<{ className?: string; children?: ReactNode }>;
  /** Not yet confirmed by the server. */
  provisional?: boolean;
  as?: 'li' | 'div';
  className?: string;
}

/** One thing in a list: a picture, its name, what matters about it, and where it leads. */
export function ListRow(props: ListRowProps) {
  const { title, detail, leading, trailing, onPress, asLink, provisional = false, as: Item = 'li', className } = props;
  const leads = onPress !== undefined || asLink !== undefined;
  const body = (
    <>
      {leading !== undefined && <span className="flex shrink-0 items-center justify-center">{leading}</span>}
      {/* Where a row is too narrow for both, what trails goes below: a name is never broken to make room for it. */}
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-[min(100%,11rem)] flex-1">
          <span className="block font-semibold break-words">{title}</span>
          {detail !== undefined && <span className="block text-sm break-words text-muted">{detail}</span>}
        </span>
        {trailing !== undefined && (
          <span className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{trailing}</span>
        )}
      </span>
      {leads && <ChevronRight size={20} aria-hidden className="flip-rtl shrink-0 text-muted" />}
    </>
  );
  const row = cx(
    'flex min-h-target w-full items-center gap-3 px-4 py-2.5 text-start',
    leads && '-outline-offset-3 hover:bg-sunken',
    provisional && 'provisional',
    className,
  );
  if (asLink !== undefined) return <Item>{cloneElement(asLink, { className: row }, body)}</Item>;
  if (onPress)
    return (
      <Item>
        <button type="button" className={row} onClick={onPress}>
          {body}
        </button>
      </Item>
    );
  return <Item className={row}>{body}</Item>;
}
