'use client';

import { type PointerEvent, useMemo, useState } from 'react';
import type { CurvePoint } from '../../lib/domain/readings/answers.ts';
import {
  type Range,
  longestStep,
  roundMoments,
  roundSteps,
  runs,
  valueRange,
} from '../../lib/domain/readings/scale.ts';
import { cx } from '../ui/cx.ts';
import { useMoments } from './use-moments.ts';
import { useUnits } from './use-units.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 260;
const INSET = { start: 64, end: 8, top: 10, bottom: 26 };
const PLOT_HEIGHT = HEIGHT - INSET.top - INSET.bottom;

export interface CurveChartProps {
  points: readonly CurvePoint[];
  /** In milliseconds. */
  window: Range;
  low: number | null;
  high: number | null;
  /** Stretches of time outside the limits, in milliseconds. */
  excursions: readonly Range[];
  /** The picture in one sentence, for those who do not see it. */
  label: string;
  /** Moves the window by so many milliseconds. */
  onPan: (by: number) => void;
}

/**
 * Temperature over time: the mean as a line in the band between lowest and highest, the limits, and what lay outside. Drawn as SVG, since a
 * curve has at most some hundred points, takes the colours of every theme and prints sharply; time runs from left to right in every language.
 */
export function CurveChart({ points, window, low, high, excursions, label, onPan }: CurveChartProps) {
  const [watch, width] = useWidth();
  const say = useUnits();
  const moments = useMoments(window);
  const [grip, setGrip] = useState<{ from: number; to: number }>();
  const [pointed, setPointed] = useState<number>();
  const plotWidth = Math.max(1, width - INSET.start - INSET.end);
  const values = useMemo(() => valueRange(points, [low, high]), [points, low, high]);
  const perPixel = (window.to - window.from) / plotWidth;
  const x = (at: number) => INSET.start + (at - window.from) / perPixel;
  const y = (value: number) => INSET.top + ((values.to - value) / (values.to - values.from)) * PLOT_HEIGHT;
  const inPlot = (at: number) => Math.min(Math.max(x(at), INSET.start), INSET.start + plotWidth);

  const timed = useMemo(() => points.map((point) => ({ ...point, at: Date.parse(point.at) })), [points]);
  const parts = useMemo(() => runs(timed, longestStep(timed)), [timed]);
  const path = (run: readonly { at: number }[], value: (index: number) => number) =>
    run.map(({ at }, index) => `${x(at).toFixed(1)} ${y(value(index)).toFixed(1)}`).join('L');
  const nearest =
    pointed === undefined
      ? undefined
      : timed.reduce<(typeof timed)[number] | undefined>(
          (best, point) => (best && Math.abs(x(best.at) - pointed) <= Math.abs(x(point.at) - pointed) ? best : point),
          undefined,
        );

  const place = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ from: event.clientX, to: event.clientX });
    setPointed(place(event));
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (grip) setGrip({ ...grip, to: event.clientX });
    setPointed(place(event));
  };
  const up = () => {
    if (grip && Math.abs(grip.to - grip.from) > 8) onPan((grip.from - grip.to) * perPixel);
    setGrip(undefined);
  };
  const dragged = grip ? grip.to - grip.from : 0;
  const lines = [
    { id: 'high', value: high },
    { id: 'low', value: low },
  ];

  return (
    <div dir="ltr">
      <p className="figures min-h-6 px-1 text-sm text-muted" aria-hidden>
        {nearest && `${moments.exact(nearest.at)} · ${say('temperature', nearest.mean, 'measured')}`}
      </p>
      <div
        ref={watch}
        className="relative touch-pan-y select-none"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setGrip(undefined)}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg role="img" aria-label={label} width={width} height={HEIGHT} className="block max-w-full overflow-hidden">
          <rect
            {...{ x: INSET.start, y: INSET.top, width: plotWidth, height: PLOT_HEIGHT }}
            className="fill-surface stroke-line"
          />
          {(low !== null || high !== null) && (
            <rect
              x={INSET.start}
              width={plotWidth}
              y={high === null ? INSET.top : y(high)}
              height={Math.max(
                0,
                (low === null ? HEIGHT - INSET.bottom : y(low)) - (high === null ? INSET.top : y(high)),
              )}
              className="fill-ok-soft"
            />
          )}
          {roundSteps(values, 5).map((value) => (
            <g key={value}>
              <path d={`M${INSET.start} ${y(value)}h${plotWidth}`} className="stroke-line" />
              <text x={INSET.start - 6} y={y(value) + 4} textAnchor="end" className="figures fill-muted text-xs">
                {say('temperature', value)}
              </text>
            </g>
          ))}
          <g transform={`translate(${dragged} 0)`}>
            {excursions.map(({ from, to }) => (
              <g key={from}>
                <rect
                  {...{
                    x: inPlot(from),
                    y: INSET.top,
                    width: Math.max(2, inPlot(to) - inPlot(from)),
                    height: PLOT_HEIGHT,
                  }}
                  className="fill-danger-soft"
                />
                <rect
                  {...{ x: inPlot(from), y: INSET.top, width: Math.max(2, inPlot(to) - inPlot(from)), height: 4 }}
                  className="fill-danger-ink"
                />
              </g>
            ))}
            {parts.map((run) => (
              <g key={run[0]?.at}>
                <path
                  d={`M${path(run, (at) => run[at]?.max ?? 0)}L${path(run.toReversed(), (at) => run.at(-1 - at)?.min ?? 0)}Z`}
                  className="fill-primary-ink/25"
                />
                <path
                  d={
                    run.length === 1
                      ? `M${path(run, () => run[0]?.mean ?? 0)}h1`
                      : `M${path(run, (at) => run[at]?.mean ?? 0)}`
                  }
                  className={cx('fill-none stroke-primary-ink', run.length === 1 ? 'stroke-[6]' : 'stroke-2')}
                  strokeLinejoin="round"
                  strokeLinecap="round"
                />
              </g>
            ))}
            {roundMoments(window, Math.max(2, Math.floor(plotWidth / 90)), moments.offset).map((at) => (
              <text key={at} x={x(at)} y={HEIGHT - 8} textAnchor="middle" className="figures fill-muted text-xs">
                {moments.tick(at)}
              </text>
            ))}
          </g>
          {lines.map(
            ({ id, value }) =>
              value !== null && (
                <path
                  key={id}
                  d={`M${INSET.start} ${y(value)}h${plotWidth}`}
                  className="fill-none stroke-danger-ink stroke-2 [stroke-dasharray:6_4]"
                />
              ),
          )}
          {nearest && !grip && (
            <g className="pointer-events-none">
              <path d={`M${x(nearest.at)} ${INSET.top}v${PLOT_HEIGHT}`} className="stroke-ink" />
              <circle cx={x(nearest.at)} cy={y(nearest.mean)} r={5} className="fill-surface stroke-ink stroke-2" />
            </g>
          )}
        </svg>
      </div>
    </div>
  );
}
