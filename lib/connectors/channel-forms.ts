import { z } from 'zod';
import type { ChannelField, ChannelForm } from '../domain/channels/model.ts';
import type { Connector } from './_kit/contract.ts';

/** As much of JSON Schema as zod writes for the settings of connectors. */
const Described = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.union([z.string(), z.number()]).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  anyOf: z.array(z.object({ pattern: z.string() })).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
});
const DescribedObject = z.object({
  properties: z.record(z.string(), Described),
  required: z.array(z.string()).default([]),
});

/**
 * What the administration screen needs to know of each connector, as plain data: screens must not load the connectors themselves. A connector whose
 * recipient is secret tells devices of people, who subscribe by themselves: there is no channel of it.
 */
export function channelForms(connectors: Readonly<Record<string, Connector>>): ChannelForm[] {
  return Object.values(connectors)
    .filter(isChannel)
    .map(({ id, configSchema, secretFields }) => {
      const { properties, required } = DescribedObject.parse(z.toJSONSchema(configSchema, { io: 'input' }));
      const fields = Object.entries(properties).map(([name, described]) =>
        fieldOf(name, described, { secret: secretFields.includes(name), required: required.includes(name) }),
      );
      return { connector: id, fields };
    });
}

/** Whether channels can be made of it. */
export function isChannel({ recipientFields, secretFields }: Connector): boolean {
  return recipientFields.length === 0 || recipientFields.some((field) => !secretFields.includes(field));
}

function fieldOf(
  name: string,
  described: z.infer<typeof Described>,
  has: Pick<ChannelField, 'secret' | 'required'>,
): ChannelField {
  const { enum: choices, type, pattern, anyOf, format } = described;
  const kind = choices ? 'choice' : type === 'integer' || type === 'number' ? 'number' : 'text';
  const uri = format === 'uri' ? 'https?://\\S+' : undefined;
  const patterns = anyOf?.map((one) => one.pattern) ?? [pattern ?? uri].filter((one) => one !== undefined);
  const least = described.minimum ?? described.minLength;
  const most = described.maximum ?? described.maxLength;
  return {
    ...{ name, kind, ...has },
    ...(choices && { choices }),
    ...(described.default !== undefined && { initial: String(described.default) }),
    ...(patterns.length > 0 && { patterns }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
  };
}
