type Query = Record<string, string | undefined>;

function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Every address of the product, without its language: `Link` and `useRouter` of `lib/i18n/navigation.ts` put that in
 * front. Ids are query strings because a page with a query is a static shell that opens offline; a dynamic segment is not.
 */
export const paths = {
  home: () => '/',
  /**
   * `place`: where to put things away; `position`: at which of its positions to begin. `thing`: the sample or container to be moved, as if it
   * had been scanned.
   */
  scan: (
    query: {
      mode?: 'find' | 'put-away' | 'move' | 'check-out' | 'return';
      place?: string;
      position?: string;
      thing?: string;
    } = {},
  ) => withQuery('/scan', query),
  sample: (id: string) => withQuery('/samples', { id }),
  storage: (id?: string) => withQuery('/storage', { id }),
  outbox: () => '/outbox',
  conflicts: (id?: string) => withQuery('/conflicts', { id }),
  /** `expires`: samples that expire before that moment, or `now`; `state`: one of the filters of the search. */
  search: (query?: string, narrowed: { site?: string; expires?: string; state?: string } = {}) =>
    withQuery('/search', { q: query, ...narrowed }),
  alerts: (id?: string) => withQuery('/alerts', { id }),
  /** Where the samples at risk of an alert can go, step by step. */
  moves: (alertId: string) => withQuery('/moves', { alert: alertId }),
  /** What is out of its place and with whom. */
  checkouts: () => '/checkouts',
  /** By what the person is told of alerts. */
  notifications: () => '/notifications',
  /** What is on its way between sites; `shipment`: one of them. */
  shipments: (id?: string) => withQuery('/shipments', { shipment: id }),
  /** The temperature report of a sensor. */
  reports: (sensorId: string) => withQuery('/reports', { sensor: sensorId }),
  sensors: (id?: string) => withQuery('/sensors', { id }),
  /** The plan of a site with what its sensors say. */
  floor: (siteId?: string) => withQuery('/floor', { site: siteId }),
  import: () => '/import',
  /** `device`: the one that is looked for. */
  live: (device?: string) => withQuery('/live', { device }),
  administration: () => '/administration',
  administrationLayout: () => '/administration/layout',
  /** `calibrate`: the sensor whose calibration is to be entered. */
  administrationSensors: (calibrate?: string) => withQuery('/administration/sensors', { calibrate }),
  administrationChannels: () => '/administration/channels',
  administrationDuty: () => '/administration/duty',
  administrationPeople: () => '/administration/people',
  administrationBranding: () => '/administration/branding',
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  chooseTenant: (next?: string) => withQuery('/tenants', { next }),
  offline: () => '/offline',
} as const;

/** An address with its language in front, for the places that have no router: the manifest, a mail, the worker. */
export function localized(locale: string, path: string): string {
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
