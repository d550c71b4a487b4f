import { z } from 'zod';
import { readKeyRing, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';
import { isChannel } from '../../../lib/connectors/channel-forms.ts';
import { connectors } from '../../../lib/connectors/registry.gen.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { callAsPerson, RpcRefusal } from '../_shared/rpc.ts';

/*
 * Makes or changes a channel by which alerts go out: POST { tenantId, channelId, name, connector, config, minimumSeverity, archived } by an
 * administrator. The connector's own schema judges the settings; its secret fields are sealed here and never shown again. A change that names
 * no secret keeps those there are.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({
  tenantId: z.uuid(),
  channelId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  connector: z.string(),
  config: z.record(z.string(), z.unknown()),
  minimumSeverity: z.enum(['warning', 'critical']),
  archived: z.boolean(),
});

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

const firstField = (error: z.ZodError): string => String(error.issues[0]?.path[0] ?? '');
const isConnector = (id: string): id is keyof typeof connectors =>
  Object.hasOwn(connectors, id) && isChannel(connectors[id as keyof typeof connectors]);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const body = await bodyWithin(request, 32_768);
  const channel = wanted.safeParse(parsed(body ?? ''));
  if (!channel.success) return refused('arguments_invalid', { field: firstField(channel.error) });
  const { tenantId, channelId, name, connector: id, config, minimumSeverity, archived } = channel.data;
  if (!isConnector(id)) return refused('arguments_invalid', { field: 'connector' });
  const { configSchema, secretFields } = connectors[id];
  const isSecret = (field: string) => secretFields.some((secret) => secret === field);
  const keepsSecrets = !Object.keys(config).some(isSecret);
  const openFields = Object.entries(configSchema.shape).filter(([field]) => !isSecret(field));
  const settings = (keepsSecrets ? z.object(Object.fromEntries(openFields)) : configSchema).safeParse(config);
  if (!settings.success) return refused('arguments_invalid', { field: firstField(settings.error) });
  const entries = Object.entries(settings.data).filter(([, value]) => value !== undefined);
  const secrets = entries.flatMap(([field, value]) => (isSecret(field) ? [[field, String(value)] as const] : []));
  const language = z.string().max(20).safeParse(config['language']).data;
  await callAsPerson(env, request, 'save_channel', {
    p_tenant_id: tenantId,
    p_channel_id: channelId,
    p_name: name,
    p_connector: id,
    p_config: { ...Object.fromEntries(entries.filter(([field]) => !isSecret(field))), ...(language && { language }) },
    p_secret_sealed: keepsSecrets
      ? null
      : await sealSecrets(ring, { tenantId, connectorId: channelId }, Object.fromEntries(secrets)),
    p_minimum_severity: minimumSeverity,
    p_archived: archived,
  });
  return answered({ channelId });
}

Deno.serve(async (request) => {
  try {
    return preflight(request) ?? (await handle(request));
  } catch (error) {
    if (error instanceof RpcRefusal) return passedOn(error);
    console.error(error);
    return refused('transient');
  }
});
