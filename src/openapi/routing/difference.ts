import { decoded } from './decoded.ts';

/** Where a path first leaves a documented one, in words: ``has `pets` where `pet` was sent``. A parameter takes any segment. */
export function firstDifference(template: string, path: string): string | undefined {
  const wanted = segmentsOf(template.split(/[?#]/)[0] ?? '');
  const sent = segmentsOf(path);
  const at = wanted.findIndex((segment, index) => !segment.includes('{') && segment !== sent[index]);
  if (at === -1) return wanted.length < sent.length ? `ends before \`${sent[wanted.length] ?? ''}\`` : missing(wanted.slice(sent.length));
  return sent[at] === undefined ? missing(wanted.slice(sent.length)) : `has \`${wanted[at] ?? ''}\` where \`${sent[at].slice(0, 100)}\` was sent`;
}

const missing = (segments: readonly string[]): string | undefined => (segments.length === 0 ? undefined : `goes on with \`${segments.join('/')}\``);

const segmentsOf = (path: string): readonly string[] => path.replace(/\/$/, '').split('/').slice(1).map(decoded);
