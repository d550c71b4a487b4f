import ipaddr from 'ipaddr.js';

/** Answers configuration and credentials to whoever asks, from an address that looks public: Azure's wire server. */
const METADATA = new Set(['168.63.129.16']);
/** All of IPv6 that is given out for the public internet; what lies outside is private, a tunnel or a way to write IPv4. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address, as a resolver writes it, is on the public internet. Private, loopback, link-local, carrier-grade
 * NAT, multicast, reserved and metadata addresses are not, nor is IPv4 in any of its IPv6 disguises (mapped, compatible,
 * NAT64, 6to4, Teredo), nor anything in an unusual spelling.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address))
    return ipaddr.IPv4.parse(address).range() === 'unicast' && !METADATA.has(address);
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST);
}

/** Whether it is this machine, in its two ordinary spellings. */
export const isLoopback = (address: string): boolean =>
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address) || address === '::1';

/** 4 or 6 for an address, 0 for a name. */
export function familyOf(host: string): 0 | 4 | 6 {
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return 4;
  return ipaddr.IPv6.isValid(host) ? 6 : 0;
}
