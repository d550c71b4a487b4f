/** The long form of a UUID that the Bluetooth SIG assigned: browsers hand out nothing else. */
export function assigned(short: number): string {
  return `0000${short.toString(16).padStart(4, '0')}-0000-1000-8000-00805f9b34fb`;
}
