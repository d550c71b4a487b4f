/** How a healthy piece of equipment behaves. Temperatures in °C, deviations of its air. */
export interface Profile {
  readonly name: string;
  readonly setPoint: number;
  /** Distance from the set point to the limit an excursion would be called at; negative: to the cold side. */
  readonly margin: number;
  readonly cycleMinutes: number;
  readonly cycleSwing: number;
  /** 0: no automatic defrost. */
  readonly defrostHours: number;
  readonly defrostPeak: number;
  /** Openings on a working day; a tenth of them on a Saturday or Sunday. */
  readonly doorsPerDay: number;
  readonly doorPeak: number;
  readonly dailySwing: number;
  /** Slow wandering: its deviation, over about half a day. */
  readonly wander: number;
  readonly noise: number;
  /** What the probe shows: a multiple of this. */
  readonly step: number;
}

export const PROFILES: readonly Profile[] = [
  {
    ...{ name: 'ultra-low freezer', setPoint: -80, margin: 12, cycleMinutes: 22, cycleSwing: 2, defrostHours: 0 },
    ...{ defrostPeak: 0, doorsPerDay: 8, doorPeak: 6, dailySwing: 0.4, wander: 0.25, noise: 0.1, step: 0.1 },
  },
  {
    ...{ name: 'freezer', setPoint: -20, margin: 6, cycleMinutes: 35, cycleSwing: 2.5, defrostHours: 8 },
    ...{ defrostPeak: 5, doorsPerDay: 12, doorPeak: 3, dailySwing: 0.4, wander: 0.2, noise: 0.1, step: 0.1 },
  },
  {
    ...{ name: 'refrigerator', setPoint: 4, margin: 4, cycleMinutes: 18, cycleSwing: 1.5, defrostHours: 6 },
    ...{ defrostPeak: 1.5, doorsPerDay: 30, doorPeak: 1.5, dailySwing: 0.3, wander: 0.15, noise: 0.05, step: 0.1 },
  },
  {
    ...{ name: 'cold room', setPoint: 4, margin: 4, cycleMinutes: 12, cycleSwing: 1, defrostHours: 12 },
    ...{ defrostPeak: 3, doorsPerDay: 50, doorPeak: 1, dailySwing: 0.6, wander: 0.3, noise: 0.05, step: 0.5 },
  },
  {
    ...{ name: 'incubator', setPoint: 37, margin: -1, cycleMinutes: 6, cycleSwing: 0.1, defrostHours: 0 },
    ...{ defrostPeak: 0, doorsPerDay: 10, doorPeak: -1.5, dailySwing: 0.05, wander: 0.04, noise: 0.02, step: 0.01 },
  },
];
