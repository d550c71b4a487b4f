import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { StackKeys } from '../gateway/keys.ts';
import { demoPassword } from './sign-ins.ts';

const membershipSchema = z.object({ tenant_id: z.uuid() });

/**
 * Makes the gateway that brought the readings of Northwind's probes, if the laboratory has none. The seed cannot: a secret is sealed by the function
 * that makes it, with a key that the database does not have. Nobody keeps this one; an administrator gives the gateway a new one.
 */
export async function makeFirstGateway(url: string, keys: StackKeys): Promise<void> {
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  const administrator = createClient(url, keys.publishableKey, options);
  const email = 'administrator@northwind.example';
  const { data: signedIn, error: refused } = await administrator.auth.signInWithPassword({
    ...{ email, password: demoPassword },
  });
  if (refused) throw refused;
  const mine = await administrator
    .from('memberships')
    .select('tenant_id')
    .eq('user_id', signedIn.user.id)
    .limit(1)
    .single();
  if (mine.error) throw mine.error;
  const tenantId = membershipSchema.parse(mine.data).tenant_id;
  const known = await administrator.from('gateways').select('id').eq('tenant_id', tenantId).limit(1);
  if (known.error) throw known.error;
  if (known.data.length > 0) return;
  const gatewayId = v7();
  const made = await administrator.functions.invoke('gateways', { body: { tenantId, gatewayId, name: 'Cellar' } });
  if (made.error) throw made.error;
  // It has been heard, with nothing new.
  const service = createClient(url, keys.secretKey, options);
  const heard = await service.rpc('ingest_readings', {
    ...{ p_tenant_id: tenantId, p_gateway_id: gatewayId, p_nonce: randomUUID(), p_readings: [] },
  });
  if (heard.error) throw heard.error;
}
