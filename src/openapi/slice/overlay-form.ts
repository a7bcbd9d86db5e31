import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';

export type OverlayVersion = '1.0' | '1.1';

const text = { type: 'string' };
const extensions = { '^x-': true };

/** What the specification demands of an overlay's form. */
const formOf = (version: OverlayVersion): object => {
  const [described, copied] = version === '1.0' ? [{}, {}] : [{ description: text }, { copy: text }];
  return {
    type: 'object',
    required: ['overlay', 'info', 'actions'],
    properties: {
      overlay: { type: 'string', pattern: `^${version.replace('.', '\\.')}\\.\\d+$` },
      info: { type: 'object', required: ['title', 'version'], properties: { title: text, version: text, ...described }, patternProperties: extensions, additionalProperties: false },
      extends: text,
      actions: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: {
          type: 'object',
          required: ['target'],
          properties: { target: { type: 'string', pattern: '^\\$' }, description: text, update: true, remove: { type: 'boolean' }, ...copied },
          patternProperties: extensions,
          additionalProperties: false,
        },
      },
    },
    patternProperties: extensions,
    additionalProperties: false,
  };
};

/** Refuses an overlay that does not have the form that its version demands, for a slip of the pen would go unnoticed. */
export function checkForm(value: Json, version: OverlayVersion, file: string): void {
  const validate = new Ajv2020({ strict: false }).compile(formOf(version));
  if (validate(value)) return;
  const [error] = validate.errors ?? [];
  throw badInput('overlay.invalid', error === undefined ? 'is no valid overlay' : wordsOf(error), { place: `${file}#${error?.instancePath ?? ''}` });
}

function wordsOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `overlays have no field \`${String(params['additionalProperty'])}\` here`;
  if (keyword === 'required') return `the field \`${String(params['missingProperty'])}\` is missing`;
  if (keyword === 'uniqueItems') return `action ${Number(params['i']) + 1} is the same as action ${Number(params['j']) + 1}`;
  return message ?? `breaks \`${keyword}\``;
}
