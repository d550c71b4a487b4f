import { type SensorPlace, isUnderWay } from '../../../lib/domain/sensors/rules/sensor.ts';
import type { Shipment } from '../../../lib/domain/shipments/model.ts';
import type { Site } from '../../../lib/domain/sites/model.ts';
import type { LocalQueries } from '../../../lib/domain/world/local-queries.ts';

/** A place that a sensor may measure, as a choice: the air of a site, a holder that stands in it or one level deeper, a shipment. */
export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** The value under which a place is chosen; undefined for none. */
export function choiceOf({ containerId, siteId, shipmentId }: SensorPlace): string | undefined {
  if (containerId !== null) return `container:${containerId}`;
  if (shipmentId !== null) return `shipment:${shipmentId}`;
  return siteId === null ? undefined : `site:${siteId}`;
}

/** The place behind a chosen value. */
export function placeOf(choice: string | undefined): SensorPlace {
  const [kind, id = null] = choice?.split(':') ?? [];
  const of = (wanted: string) => (kind === wanted ? id : null);
  return { containerId: of('container'), siteId: of('site'), shipmentId: of('shipment') };
}

/** Every site and what stands in it, two levels deep. Boxes are not offered: nobody measures one of thousands. */
export async function placeChoices(held: LocalQueries): Promise<PlaceChoice[]> {
  const sites = (await held.all('site')).filter(({ doc }) => !doc.archived);
  const choices: PlaceChoice[] = [];
  for (const { doc: site } of sites) {
    choices.push({ value: `site:${site.id}`, label: site.name, detail: '' });
    const roots = (await held.rootContainers(site.id)).filter(({ doc }) => !doc.archived);
    for (const { doc: root } of roots) {
      choices.push({ value: `container:${root.id}`, label: root.name, detail: site.name });
      for (const { doc } of await held.containersIn(root.id)) {
        if (doc.archived) continue;
        choices.push({ value: `container:${doc.id}`, label: doc.name, detail: `${site.name} › ${root.name}` });
      }
    }
  }
  return choices;
}

/** How a choice is called and what its way is in words, by the names of the sites. */
export interface ShipmentWords {
  readonly label: (reference: string) => string;
  readonly route: (from: string, to: string) => string;
}

/** The shipments that have not arrived. */
export function shipmentChoices(
  shipments: readonly Shipment[],
  sites: readonly Site[],
  say: ShipmentWords,
): PlaceChoice[] {
  const name = (id: string) => sites.find((site) => site.id === id)?.name ?? '';
  return shipments.filter(isUnderWay).map(({ id, reference, fromSiteId, toSiteId }) => ({
    value: `shipment:${id}`,
    label: say.label(reference),
    detail: say.route(name(fromSiteId), name(toSiteId)),
  }));
}
