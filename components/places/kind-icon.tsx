import Archive from 'lucide-react/icons/archive';
import Building from 'lucide-react/icons/building-2';
import Cylinder from 'lucide-react/icons/cylinder';
import Grid3x3 from 'lucide-react/icons/grid-3x3';
import Layers from 'lucide-react/icons/layers';
import Package from 'lucide-react/icons/package';
import Refrigerator from 'lucide-react/icons/refrigerator';
import Rows3 from 'lucide-react/icons/rows-3';
import Snowflake from 'lucide-react/icons/snowflake';
import Server from 'lucide-react/icons/server';
import ShoppingBag from 'lucide-react/icons/shopping-bag';
import type { LucideIcon } from 'lucide-react/types';
import type { ContainerKind } from '../../lib/domain/container-types/model.ts';

const ICONS: Record<ContainerKind, LucideIcon> = {
  room: Building,
  freezer: Snowflake,
  tank: Cylinder,
  refrigerator: Refrigerator,
  cabinet: Archive,
  shelf: Rows3,
  rack: Server,
  drawer: Layers,
  tower: Layers,
  box: Package,
  plate: Grid3x3,
  bag: ShoppingBag,
};

/** The picture of a kind of container; its word stands beside it. */
export function KindIcon({ kind }: { kind: ContainerKind }) {
  const Icon = ICONS[kind];
  return <Icon size={24} aria-hidden className="text-primary-ink" />;
}
