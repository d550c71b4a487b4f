import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { cx } from '../ui/cx.ts';

const WIDTH = 120;
const HEIGHT = 36;

interface SparklineProps {
  day: SensorReport['day'];
  /** A line that the curve should not cross. */
  limit?: number | null;
  className?: string;
}

/** The last day of a sensor at a glance. What matters in it is said in words beside it. */
export function Sparkline({ day, limit = null, className }: SparklineProps) {
  if (day.length < 2) return <span className={cx('block', className)} />;
  const values = day.map(({ mean }) => mean);
  const low = Math.min(...values, limit ?? Infinity);
  const high = Math.max(...values, limit ?? -Infinity);
  const begin = Date.parse(day[0]?.at ?? '');
  const length = Date.parse(day.at(-1)?.at ?? '') - begin || 1;
  const y = (value: number) => HEIGHT - 3 - ((value - low) / Math.max(high - low, 0.5)) * (HEIGHT - 6);
  const steps = day.map(({ at, mean }) => {
    const x = ((Date.parse(at) - begin) / length) * WIDTH;
    return `${x.toFixed(1)} ${y(mean).toFixed(1)}`;
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={cx('block fill-none', className)}
    >
      {limit !== null && (
        <path
          d={`M0 ${y(limit).toFixed(1)}H${WIDTH}`}
          className="stroke-danger-ink [stroke-dasharray:4_3]"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={`M${steps.join('L')}`}
        className="stroke-primary-ink stroke-2"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
