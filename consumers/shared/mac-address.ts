/** A MAC address as all our clients write it: `14:7d:da:0b:2c:91`. Undefined for what is none: vendors put other texts there. */
export function canonicalMac(text: string): string | undefined {
  const digits = text.trim().toLowerCase().replaceAll(/[-:.]/g, '');
  return /^[0-9a-f]{12}$/.test(digits) ? digits.replaceAll(/..(?=.)/g, '$&:') : undefined;
}
