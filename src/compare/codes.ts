export type Severity = 'error' | 'warning';

export interface CodeEntry {
  /** Errors make a pact incompatible; warnings tell what may change without notice. */
  readonly severity: Severity;
  /** One sentence for the documentation. */
  readonly meaning: string;
}

const error = (meaning: string): CodeEntry => ({ severity: 'error', meaning });
const warning = (meaning: string): CodeEntry => ({ severity: 'warning', meaning });

/** Every code that a comparison can report. Codes are stable: programs and waivers name them. */
export const codes = {
  'operation.unknown': error('The document has no operation with this method and path.'),
  'request.path.invalid': error('A value in the path breaks the schema of its parameter.'),
  'request.query.missing': error('A query parameter that the document requires is not sent.'),
  'request.query.undeclared': error('The document has no query parameter of this name.'),
  'request.query.invalid': error('A query parameter breaks its schema.'),
  'request.header.missing': error('A header that the document requires is not sent.'),
  'request.header.invalid': error('A header breaks its schema.'),
  'request.cookie.missing': error('A cookie that the document requires is not sent.'),
  'request.cookie.invalid': error('A cookie breaks its schema.'),
  'request.security.missing': error('The request carries none of the credentials that the document asks for.'),
  'request.content-type.undeclared': error('The document does not take bodies of this content type.'),
  'request.body.missing': error('The document requires a body and the request has none.'),
  'request.body.undeclared': warning('The request has a body and the document describes none.'),
  'request.body.field-missing': error('A field that the document requires is not sent.'),
  'request.body.field-unknown': error('The document closes the body’s schema and has no such field.'),
  'request.body.invalid': error('A value in the body breaks its schema.'),
  'response.status.undeclared': error('The document describes no answer with this status.'),
  'response.header.undeclared': error('The pact relies on a header that the document does not describe.'),
  'response.header.invalid': error('The pact relies on a header value that its schema does not allow.'),
  'response.header.optional': warning('The pact relies on a header that the document does not promise with every answer.'),
  'response.content-type.undeclared': error('The document does not answer with this content type.'),
  'response.body.undocumented': warning('The pact relies on something that the document allows but does not describe.'),
  'response.body.field-unknown': error('The pact relies on a field that the document does not have.'),
  'response.body.type': error('The pact relies on a type that the document does not have there.'),
  'response.body.value': error('The pact relies on an exact value that the document does not allow.'),
  'response.body.rule': error('A matching rule promises more than the document does.'),
  'response.body.write-only': warning('The pact relies on a field that the document has for requests only.'),
  'response.body.optional': warning('The pact relies on a field that the document makes optional.'),
  'response.body.nullable': warning('The pact relies on a value that the document allows to be null.'),
  'response.body.example': warning('The example is no value that the document allows, though its rule accepts others.'),
  'message.unknown': error('The document has no webhook, callback or schema of the name that the message gives.'),
  'message.unsourced': warning('The message does not say which webhook or schema of the document it is, so it was not compared.'),
  'message.content-type.undeclared': error('The document does not send the message in this content type.'),
  'message.metadata.undeclared': error('The pact relies on a header that the document does not declare for the message.'),
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type Code = keyof typeof codes;
