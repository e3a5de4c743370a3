import ipaddr from 'ipaddr.js';

const PRIVATE_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * Whether an IP address, as text, is one of the public internet. Of IPv6 only 2000::/3 without its special blocks is.
 * An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is judged by itself. Unreadable is not global.
 */
export function isGlobalAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return isGlobalIpv4(parsed.octets);
  if (parsed.zoneId !== undefined && parsed.zoneId !== null) return false;
  const [first = 0, second = 0, third = 0] = parsed.parts;
  const range: string = parsed.range();
  if (range === 'ipv4Mapped') return isGlobalIpv4(octetsOf(parsed.parts.slice(6)));
  // Only the well-known NAT64 prefix leads to the internet; 64:ff9b:1::/48 is a network's own.
  if (range === 'rfc6052') return second === 0xff9b && third === 0 && isGlobalIpv4(octetsOf(parsed.parts.slice(6)));
  if (range === '6to4') return isGlobalIpv4(octetsOf(parsed.parts.slice(1, 3)));
  // 3fff::/20 is for documentation (RFC 9637).
  const isDocumentation = first === 0x3fff && second < 0x1000;
  return range === 'unicast' && first >= 0x2000 && first <= 0x3fff && !isDocumentation;
}

/** Whether a host name is refused before it is looked up: names that mean this machine or its own network. */
export function isPrivateName(host: string): boolean {
  return PRIVATE_NAMES.test(host.toLowerCase().replace(/\.+$/, ''));
}

function isGlobalIpv4(octets: number[]): boolean {
  return new ipaddr.IPv4(octets).range() === 'unicast';
}

function octetsOf(parts: readonly number[]): number[] {
  return parts.flatMap((part) => [part >> 8, part & 0xff]);
}
