import { parseJson } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { faultProblem } from './fields.ts';

/** These are texts even where they look like numbers. */
const textFields = new Set(['operation', 'pointer', 'contentType', 'mutation']);

/**
 * Faults as people type them: `latency,ms=200,operation=readPet`, with `;` for `,` as headers have it. A word without `=` begins the next one.
 * JSON is taken as well, for what the short form cannot say.
 */
export function parseFaults(text: string): readonly Json[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (/^[[{]/.test(trimmed)) return [parseJson(trimmed, 'fault')].flat();
  const faults: { readonly kind: string; readonly fields: [string, Json][] }[] = [];
  for (const part of trimmed.split(/[,;]/)) {
    const [name = '', ...rest] = part.split('=');
    const fault = faults.at(-1);
    if (rest.length === 0) faults.push({ kind: name.trim(), fields: [] });
    else if (fault === undefined) throw faultProblem(JSON.stringify(text), 'does not begin with the kind of the fault', 'write it as latency,ms=200');
    else fault.fields.push([name.trim(), valueOf(name.trim(), rest.join('=').trim())]);
  }
  return faults.map(({ kind, fields }) => Object.fromEntries([['kind', kind], ...fields]));
}

/** `quota=10/60`: ten requests in a minute. */
function valueOf(name: string, text: string): Json {
  if (textFields.has(name)) return text;
  const [requests, seconds] = text.split('/').map(Number);
  if (name === 'quota' && requests !== undefined && seconds !== undefined) return { requests, seconds };
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
