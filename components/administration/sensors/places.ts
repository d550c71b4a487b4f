import type { Sensor } from '../../../lib/domain/sensors/model.ts';
import type { LocalQueries } from '../../../lib/domain/world/local-queries.ts';

/** A place that a sensor may measure, as a choice: the air of a site, or a holder that stands in it or one level deeper. */
export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

type Place = Pick<Sensor, 'containerId' | 'siteId'>;

/** The value under which a place is chosen; undefined for none. */
export function choiceOf({ containerId, siteId }: Place): string | undefined {
  if (containerId !== null) return `container:${containerId}`;
  return siteId === null ? undefined : `site:${siteId}`;
}

/** The place behind a chosen value. */
export function placeOf(choice: string | undefined): Place {
  const [kind, id] = choice?.split(':') ?? [];
  return { containerId: kind === 'container' ? (id ?? null) : null, siteId: kind === 'site' ? (id ?? null) : null };
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
