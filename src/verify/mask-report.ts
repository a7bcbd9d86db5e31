import type { Masker } from '../credentials/masking.ts';
import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';

/** Hides secrets in what the verifier reports, before anything is made of it: half a secret is no longer recognised. */
export function maskReport(value: Json, masker: Masker): Json {
  if (typeof value === 'string') return masker.text(value);
  if (isArray(value)) return value.map((item) => maskReport(item, masker));
  if (!isObject(value)) return value;
  const masked = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, maskReport(child ?? null, masker)]));
  const { key: header, actual } = value;
  if (typeof header !== 'string' || typeof actual !== 'string' || actual === '') return masked;
  // A header's name may tell that its value is a secret.
  return { ...masked, actual: masker.headers([[header, actual]])[header] };
}
