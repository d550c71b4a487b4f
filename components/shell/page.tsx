import type { ReactNode } from 'react';

export interface PageProps {
  title: ReactNode;
  /** A breadcrumb or a line above the title. */
  above?: ReactNode;
  /** One sentence below the title. */
  intro?: ReactNode;
  /** Beside the title: the page's main action. */
  actions?: ReactNode;
  /** The title is for the ear alone, where the screen speaks for itself, as the camera does. */
  titleHidden?: boolean;
  /** `read` for one column, `wide` for boards and tables, `full` from edge to edge without margins. */
  width?: 'read' | 'wide' | 'full';
  children: ReactNode;
}

const WIDTHS = {
  read: 'mx-auto w-full max-w-3xl px-4 pt-5 lg:px-8 lg:pt-8',
  wide: 'w-full px-4 pt-5 lg:px-8 lg:pt-8',
  full: 'w-full',
};

/** A page's frame inside a shell: its heading, its main action, its content. Every page has exactly one. */
export function Page({ title, above, intro, actions, titleHidden = false, width = 'read', children }: PageProps) {
  return (
    <div className={WIDTHS[width]}>
      {above}
      <div className={titleHidden ? 'sr-only' : 'mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3'}>
        <div className="min-w-0">
          <h1
            tabIndex={-1}
            className="text-[min(1.8125rem,12vw)] leading-tight font-semibold wrap-break-word hyphens-auto"
          >
            {title}
          </h1>
          {intro !== undefined && <p className="mt-1 max-w-prose text-muted">{intro}</p>}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>:not(.size-target)]:grow">{actions}</div>
        )}
      </div>
      {children}
    </div>
  );
}
