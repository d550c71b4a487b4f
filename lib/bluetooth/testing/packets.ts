import type { Advertisement, Decoded, ProbeDriver } from '../driver.ts';

/** Bytes out of hexadecimal digits; spaces are for the reader. */
export function bytesOf(digits: string): DataView {
  const pairs = digits.replaceAll(/\s/g, '').match(/../g) ?? [];
  return new DataView(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)).buffer);
}

/** An advertisement with the data given. */
export function advertisement(parts: {
  readonly name?: string;
  readonly services?: readonly string[];
  readonly manufacturers?: Readonly<Record<number, DataView>>;
  readonly serviceData?: Readonly<Record<string, DataView>>;
}): Advertisement {
  return {
    name: parts.name ?? null,
    services: parts.services ?? [],
    manufacturerData: new Map(Object.entries(parts.manufacturers ?? {}).map(([id, bytes]) => [Number(id), bytes])),
    serviceData: new Map(Object.entries(parts.serviceData ?? {})),
  };
}

/** What a driver reads out of the value of one of its characteristics. */
export function decodeValue({ gatt = [] }: ProbeDriver, characteristic: string, bytes: DataView): Decoded {
  const value = gatt.find((one) => one.characteristic === characteristic);
  if (value === undefined) throw new Error(`The driver does not read ${characteristic}`);
  return value.decode(bytes);
}

/** What a driver reads out of an advertisement. */
export function decodeBroadcast({ broadcast }: ProbeDriver, heard: Advertisement): Decoded | null {
  if (broadcast === undefined) throw new Error('The driver reads no advertisements');
  return broadcast.decode(heard);
}
