import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import Activity from 'lucide-react/icons/activity';
import BellPlus from 'lucide-react/icons/bell-plus';
import BellRing from 'lucide-react/icons/bell-ring';
import FileUp from 'lucide-react/icons/file-up';
import Hand from 'lucide-react/icons/hand';
import House from 'lucide-react/icons/house';
import type { LucideIcon } from 'lucide-react/types';
import MapPinned from 'lucide-react/icons/map-pinned';
import Refrigerator from 'lucide-react/icons/refrigerator';
import ScanLine from 'lucide-react/icons/scan-line';
import Search from 'lucide-react/icons/search';
import Send from 'lucide-react/icons/send';
import Settings2 from 'lucide-react/icons/settings-2';
import Thermometer from 'lucide-react/icons/thermometer';
import Truck from 'lucide-react/icons/truck';
import { paths } from '../../lib/config/paths.ts';

/** The places of the app a person can go to from anywhere; each has its word in `shell.nav`. */
export type NavId =
  | 'home'
  | 'storage'
  | 'scan'
  | 'search'
  | 'alerts'
  | 'sensors'
  | 'floor'
  | 'checkouts'
  | 'shipments'
  | 'outbox'
  | 'conflicts'
  | 'import'
  | 'live'
  | 'notifications'
  | 'administration';

export interface NavItem {
  id: NavId;
  href: string;
  icon: LucideIcon;
}

const ITEMS: Record<NavId, NavItem> = {
  home: { id: 'home', href: paths.home(), icon: House },
  storage: { id: 'storage', href: paths.storage(), icon: Refrigerator },
  scan: { id: 'scan', href: paths.scan(), icon: ScanLine },
  search: { id: 'search', href: paths.search(), icon: Search },
  alerts: { id: 'alerts', href: paths.alerts(), icon: BellRing },
  sensors: { id: 'sensors', href: paths.sensors(), icon: Thermometer },
  floor: { id: 'floor', href: paths.floor(), icon: MapPinned },
  checkouts: { id: 'checkouts', href: paths.checkouts(), icon: Hand },
  shipments: { id: 'shipments', href: paths.shipments(), icon: Truck },
  outbox: { id: 'outbox', href: paths.outbox(), icon: Send },
  conflicts: { id: 'conflicts', href: paths.conflicts(), icon: ArrowLeftRight },
  import: { id: 'import', href: paths.import(), icon: FileUp },
  live: { id: 'live', href: paths.live(), icon: Activity },
  notifications: { id: 'notifications', href: paths.notifications(), icon: BellPlus },
  administration: { id: 'administration', href: paths.administration(), icon: Settings2 },
};

const item = (id: NavId) => ITEMS[id];

/** The thumb bar around Scan; "More" stands last. */
export const thumbItems = { before: [item('home'), item('storage')], scan: item('scan'), after: [item('search')] };

/** What "More" opens on a phone. */
export const moreItems = (
  [
    'alerts',
    'live',
    'floor',
    'sensors',
    'checkouts',
    'shipments',
    'outbox',
    'conflicts',
    'import',
    'administration',
  ] as const
).map(item);

/** What is about the person themself: beside who is signed in, theme and language. */
export const personItem = item('notifications');

/** The side navigation, Scan apart. */
export const sideItems = [...thumbItems.before, ...thumbItems.after, ...moreItems];

/** Whether a place is the one shown: itself or a page below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
