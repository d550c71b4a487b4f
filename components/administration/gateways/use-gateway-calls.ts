'use client';

import { useState } from 'react';
import { madeGatewaySchema } from '../../../lib/domain/gateways/model.ts';
import { useSayError } from '../../commands/use-say-error.ts';
import { type Called, callDatabase, callFunction } from '../../remote/call-server.ts';
import { useBackend, useSession } from '../../sync/index.ts';

/** What an administrator does to gateways; why the server refused stays in `refusal` until the next call. */
export function useGatewayCalls() {
  const backend = useBackend();
  const session = useSession();
  const say = useSayError();
  const [refusal, setRefusal] = useState<string>();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;

  const told = (called: Called): boolean => {
    setRefusal(called.ok ? undefined : say(called.code));
    return called.ok;
  };
  const secretOf = (called: Called): string | null => {
    if (!told(called) || !called.ok) return null;
    const made = madeGatewaySchema.safeParse(called.data).data;
    if (!made) setRefusal(say('internal'));
    return made?.secret ?? null;
  };
  const change = (name: string, gatewayId: string, args: Readonly<Record<string, unknown>>) =>
    callDatabase(backend, name, { p_tenant_id: tenantId, p_gateway_id: gatewayId, ...args });
  const rename = (gatewayId: string, name: string) => change('rename_gateway', gatewayId, { p_name: name });
  const renew = (gatewayId: string) => callFunction(backend, 'gateways', { tenantId, gatewayId, renew: true });

  return {
    refusal,
    /** Answers the secret; null when it was refused. */
    async make(gatewayId: string, name: string): Promise<string | null> {
      const called = await callFunction(backend, 'gateways', { tenantId, gatewayId, name });
      if (called.ok || called.code !== 'id_taken') return secretOf(called);
      // The id is this sheet's own: an earlier try got through and its answer was lost, with a secret that nobody has seen.
      const renewed = await renew(gatewayId);
      if (renewed.ok) await rename(gatewayId, name);
      return secretOf(renewed);
    },
    /** Answers the new secret; null when it was refused. */
    renew: async (gatewayId: string) => secretOf(await renew(gatewayId)),
    rename: async (gatewayId: string, name: string) => told(await rename(gatewayId, name)),
    setArchived: async (gatewayId: string, archived: boolean) =>
      told(await change('set_gateway_archived', gatewayId, { p_archived: archived })),
  };
}
