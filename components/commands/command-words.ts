import type { CommandName } from '../../lib/domain/commands/permissions.ts';
import { coldChainWordings } from './cold-chain-wordings.ts';
import { containerWordings } from './container-wordings.ts';
import { dutyWordings } from './duty-wordings.ts';
import type { Names } from './names.ts';
import { officeWordings } from './office-wordings.ts';
import { sampleWordings } from './sample-wordings.ts';
import { shipmentWordings } from './shipment-wordings.ts';
import type { Fillings } from './use-isolated.ts';
import type { Wording } from './wording.ts';

const wordings: Readonly<Record<CommandName, Wording>> = {
  ...sampleWordings,
  ...containerWordings,
  ...officeWordings,
  ...coldChainWordings,
  ...dutyWordings,
  ...shipmentWordings,
};

function isKnown(name: string): name is CommandName {
  return Object.hasOwn(wordings, name);
}

/** A command to be said: the key of its sentence in `commands.json` and what fills it. */
export interface CommandWords {
  readonly key: string;
  readonly fillings: Fillings;
}

/** Says a command with the names this device knows. A name of another version of the app is said as it is. */
export async function commandWords(
  command: { readonly name: string; readonly args: unknown },
  names: Names,
): Promise<CommandWords> {
  const { name, args } = command;
  if (!isKnown(name)) return { key: 'unknown', fillings: { name } };
  return { key: name.replace(/\.v\d+$/, ''), fillings: await wordings[name](args, names) };
}
