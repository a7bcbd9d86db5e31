import type { PactBody } from '../../pact/types.ts';

/** The smallest files that programs recognise by their first bytes; base64. */
const files: Readonly<Record<string, string>> = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'image/gif': 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'image/jpeg': '/9j/4AAQSkZJRgABAQEASABIAAD/2Q==',
  'application/pdf': 'JVBERi0xLjQKJSVFT0YK',
  'application/zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
};

const anyFile = btoa('example');

/** A file of a media type, or of one that a range such as `image/*` holds. */
export function fixtureFor(type: string): PactBody {
  const [family = ''] = type.split('/');
  const known = Object.keys(files).find((name) => name === type || (type.endsWith('/*') && name.startsWith(`${family}/`)));
  const contentType = known ?? (type.includes('*') ? 'application/octet-stream' : type);
  return { content: files[known ?? ''] ?? anyFile, contentType, encoded: 'base64' };
}
