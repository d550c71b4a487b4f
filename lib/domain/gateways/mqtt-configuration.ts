import type { Sensor } from '../sensors/model.ts';

/** The variable of the machine's environment that a configuration looks for the secret in. */
export const secretVariable = 'TRACSEQ_GATEWAY_SECRET';

/** What a ready configuration is made for. */
export interface ConfiguredGateway {
  readonly gatewayId: string;
  /** Where `ingest-readings` answers. */
  readonly url: string;
  readonly sensors: readonly Pick<Sensor, 'id' | 'name' | 'source' | 'hardwareId' | 'archived'>[];
}

/**
 * A configuration for the MQTT gateway (`lib/gateway-mqtt`, which reads it in its tests), as the text of its file. The secret is not in it, only
 * where it is found. The broker is for whoever knows it to fill in; the sensors are those that a gateway brings, by the id of their probe.
 */
export function mqttConfiguration({ gatewayId, url, sensors }: ConfiguredGateway): string {
  const configuration = {
    server: { url, gatewayId, secret: { env: secretVariable } },
    broker: {
      url: 'mqtts://YOUR_BROKER:8883',
      username: 'gateway',
      password: { env: 'TRACSEQ_BROKER_PASSWORD' },
      // Two gateways at one broker need two names.
      clientId: `tracseq-${gatewayId}`,
    },
    spool: 'spool',
    sensors: codesOf(sensors),
    mappings: [
      { topic: 'zigbee2mqtt/+', preset: 'zigbee2mqtt' },
      { topic: 'tele/+/SENSOR', preset: 'tasmota' },
    ],
  };
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

/** Code → id. Two sensors of one name have their ids for codes, so that neither is lost. */
function codesOf(sensors: ConfiguredGateway['sensors']): Record<string, string> {
  const codes = new Map<string, string>();
  for (const { id, name, hardwareId } of sensors.filter(({ source, archived }) => source === 'gateway' && !archived)) {
    const code = hardwareId ?? name;
    codes.set(codes.has(code) ? id : code, id);
  }
  return Object.fromEntries(codes);
}
