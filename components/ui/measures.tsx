'use client';

import { useFormatter } from 'next-intl';
import { cx } from './cx.ts';

interface MeasureProps {
  className?: string;
}

/** An amount and its unit, such as 250 µL; the unit is a laboratory's own and is not translated. */
export function Quantity({ value, unit, className }: MeasureProps & { value: number; unit: string }) {
  const format = useFormatter();
  const text = `${format.number(value, { maximumFractionDigits: 4 })}\u00a0${unit}`;
  return <Measure text={text} {...(className !== undefined && { className })} />;
}

/** How many, as the reader writes figures: 1,234 or 1.234. */
export function Count({ value }: { value: number }) {
  return useFormatter().number(value);
}

function Measure({ text, className }: MeasureProps & { text: string }) {
  return <bdi className={cx('figures whitespace-nowrap', className)}>{text}</bdi>;
}
