import type { Code } from '../codes.ts';
import { bodyCodes } from './body-codes.ts';
import type { DiffEntry } from './entry.ts';
import { breaking, safe } from './entry.ts';

const unsent: readonly Code[] = ['request.query.missing', 'request.header.missing', 'request.cookie.missing', 'request.path.invalid'];
const misfit: readonly Code[] = ['request.path.invalid', 'request.query.invalid', 'request.header.invalid', 'request.cookie.invalid'];
const lostBody: readonly Code[] = ['request.body.missing', 'request.body.undeclared', 'request.body.invalid', 'request.body.field-unknown'];

/** Every code that a comparison of two documents can report. Codes are stable: programs name them. */
export const diffCodes = {
  'operation.added': safe('The operation is new.'),
  'operation.removed': breaking('The operation is gone.', 'operation.unknown'),
  'operation.moved': breaking('The operation has another method or path.', 'operation.unknown'),
  'operation.renamed': safe('The operation has another id.'),
  'operation.deprecated': safe('The operation is now deprecated.'),
  'webhook.added': safe('The vendor sends something new.'),
  'webhook.removed': breaking('The vendor no longer sends this.', 'message.unknown'),
  'server.added': safe('The document names another address.'),
  'server.removed': breaking('An address that the document named is gone.'),
  'server.base-path-removed': breaking('A path below which the servers offered the operation is gone.', 'operation.unknown'),

  'request.security.required': breaking('The operation now asks for credentials.', 'request.security.missing'),
  'request.security.dropped': safe('The operation no longer asks for credentials.', 'request.query.undeclared'),
  'request.security.alternative-added': safe('Other credentials are accepted as well.'),
  'request.security.alternative-removed': breaking('Credentials that were accepted no longer are.', 'request.security.missing', 'request.query.undeclared'),
  'request.security.scope-added': breaking('The credentials need another scope.'),
  'request.security.scope-removed': safe('The credentials need a scope less.'),

  'request.parameter.added': safe('A parameter is new and optional.', ...misfit),
  'request.parameter.required-added': breaking('A parameter is new and required.', ...unsent, ...misfit),
  'request.parameter.removed': breaking('A parameter is gone.', 'request.query.undeclared'),
  'request.parameter.required': breaking('A parameter that was optional is required.', ...unsent),
  'request.parameter.optional': safe('A parameter that was required is optional.'),
  'request.parameter.style': breaking('A parameter is written in another way.', ...misfit, ...unsent, 'request.query.undeclared'),
  'request.parameter.narrowed': breaking('A parameter takes less than it did.', ...misfit),
  'request.parameter.widened': safe('A parameter takes more than it did.', ...misfit),
  'request.parameter.deprecated': safe('A parameter is now deprecated.'),

  'request.content-type.added': safe('The body may have another content type.', ...lostBody, 'request.body.field-missing'),
  'request.content-type.removed': breaking(
    'The body may no longer have this content type.', 'request.content-type.undeclared', 'request.body.field-missing', ...lostBody,
  ),

  'response.status.added': safe('The operation has another answer.'),
  'response.status.removed': breaking(
    'An answer is gone.', 'response.status.undeclared', 'response.content-type.undeclared', 'response.header.undeclared',
    'response.header.optional', 'response.header.invalid', 'response.body.undocumented', 'response.body.field-unknown',
    'response.body.type', 'response.body.value', 'response.body.rule', 'response.body.optional', 'response.body.nullable',
  ),
  'response.content-type.added': safe('The answer may have another content type.'),
  'response.content-type.removed': breaking(
    'The answer no longer has this content type.', 'response.content-type.undeclared', 'message.content-type.undeclared', 'response.body.undocumented',
    'response.body.field-unknown', 'response.body.type',
  ),
  'response.header.added': safe('A header of the answer is new.'),
  'response.header.removed': breaking('A header of the answer is gone.', 'response.header.undeclared'),
  'response.header.optional': breaking('A header that came with every answer is optional.', 'response.header.optional'),
  'response.header.required': safe('A header that was optional comes with every answer.'),
  'response.header.narrowed': safe('A header has fewer values than it had.', 'response.header.invalid'),
  'response.header.widened': breaking('A header has values that it did not have.', 'response.header.invalid'),

  ...bodyCodes,

  'interaction.affected': breaking('An interaction agreed with the old document and no longer does, by a change that lies elsewhere.'),
} as const satisfies Readonly<Record<string, DiffEntry>>;

/** What a diff can tell. */
export type DiffCode = keyof typeof diffCodes;
