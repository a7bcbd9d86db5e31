/** What can be wrong with a document that is read all the same. Codes are stable. */
export const problemCodes = {
  'reference.dangling': { severity: 'error', meaning: 'A reference leads nowhere.' },
  'reference.external': { severity: 'error', meaning: 'A reference leads to another file, which is not allowed or cannot be read.' },
  'document.repeated-key': { severity: 'warning', meaning: 'A key stands twice in one object; the last one counts.' },
  'operation.id-duplicate': { severity: 'error', meaning: 'Two operations have the same id.' },
  'operation.id-missing': { severity: 'warning', meaning: 'An operation has no id: it is called by method and path.' },
  'operation.indistinct': { severity: 'warning', meaning: 'Two operations cannot be told apart by a request.' },
  'path.colon': { severity: 'warning', meaning: 'A path has `:name` for a parameter, which OpenAPI takes by the letter.' },
  'parameter.undeclared': { severity: 'error', meaning: 'The path has a parameter that is not declared.' },
  'parameter.unused': { severity: 'warning', meaning: 'A path parameter is declared that the path does not have.' },
  'schema.required-undeclared': { severity: 'warning', meaning: 'A required property is not declared.' },
  'schema.pattern': { severity: 'warning', meaning: 'No engine takes the pattern.' },
  'schema.enum': { severity: 'warning', meaning: 'A listed value is not of the declared type.' },
  'schema.default': { severity: 'warning', meaning: 'The default is no value that the schema allows.' },
  'schema.example': { severity: 'warning', meaning: 'An example is no value that the schema allows.' },
  'document.invalid': { severity: 'warning', meaning: 'The document breaks the OpenAPI specification.' },
} as const satisfies Readonly<Record<string, { readonly severity: 'error' | 'warning'; readonly meaning: string }>>;

/** What an inspection can find. */
export type ProblemCode = keyof typeof problemCodes;

/** Something that is wrong with a document, though it can be used. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** Into the document as read. */
  readonly pointer: string;
  readonly message: string;
}

export const problem = (code: ProblemCode, pointer: string, message: string): Problem => ({ code, severity: problemCodes[code].severity, pointer, message });
