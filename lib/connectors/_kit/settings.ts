import type { Connector } from './contract.ts';

/** A connector's settings, as they are kept: what may be read again, and what is sealed. */
export interface SplitSettings {
  readonly open: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, string>>;
}

/**
 * Takes settings apart into those that lie open in the database and those that are sealed. Fields that the connector does
 * not know are dropped: a secret under a wrong name would otherwise lie open.
 */
export function splitSettings(
  connector: Pick<Connector, 'configSchema' | 'secretFields'>,
  settings: Readonly<Record<string, unknown>>,
): SplitSettings {
  const known = Object.entries(settings).filter(([field]) => Object.hasOwn(connector.configSchema.shape, field));
  const isSecret = (field: string) => connector.secretFields.includes(field);
  return {
    open: Object.fromEntries(known.filter(([field]) => !isSecret(field))),
    secret: Object.fromEntries(
      known.flatMap(([field, value]) => (isSecret(field) && typeof value === 'string' ? [[field, value]] : [])),
    ),
  };
}
