/** The kinds of object that an OpenAPI document is made of, as far as a slice keeps them. */
export type Part =
  | 'document' | 'server' | 'serverVariable' | 'pathItem' | 'operation' | 'parameter' | 'header' | 'requestBody' | 'response' | 'mediaType'
  | 'encoding' | 'components' | 'schema' | 'securityScheme';

export interface Member {
  readonly part: Part;
  readonly many: 'one' | 'list' | 'map';
}

const one = (part: Part): Member => ({ part, many: 'one' });
const list = (part: Part): Member => ({ part, many: 'list' });
const map = (part: Part): Member => ({ part, many: 'map' });

const described: Readonly<Record<string, Member>> = { schema: one('schema'), content: map('mediaType') };

/** The sections of `components` that a slice keeps, and what stands there. */
export const sections: Readonly<Record<string, Part>> = {
  headers: 'header', mediaTypes: 'mediaType', parameters: 'parameter', pathItems: 'pathItem', requestBodies: 'requestBody', responses: 'response', schemas: 'schema',
  securitySchemes: 'securityScheme',
};

/** Which members of each kind are such objects in their turn. Every other member is data and is copied as it stands. */
export const membersOf: Readonly<Record<Part, Readonly<Record<string, Member>>>> = {
  document: {
    servers: list('server'), paths: map('pathItem'), components: one('components'),
    // Where Swagger 2.0 has its components.
    definitions: map('schema'), parameters: map('parameter'), responses: map('response'),
  },
  components: Object.fromEntries(Object.entries(sections).map(([section, part]) => [section, map(part)])),
  pathItem: {
    parameters: list('parameter'), servers: list('server'),
    get: one('operation'), put: one('operation'), post: one('operation'), delete: one('operation'), options: one('operation'),
    head: one('operation'), patch: one('operation'), trace: one('operation'), query: one('operation'), additionalOperations: map('operation'),
  },
  operation: { parameters: list('parameter'), requestBody: one('requestBody'), responses: map('response'), servers: list('server') },
  parameter: described,
  header: described,
  requestBody: { content: map('mediaType') },
  response: { headers: map('header'), content: map('mediaType') },
  mediaType: { schema: one('schema'), itemSchema: one('schema'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  securityScheme: {},
  server: { variables: map('serverVariable') },
  serverVariable: {},
  schema: {
    not: one('schema'), items: one('schema'), unevaluatedItems: one('schema'), additionalProperties: one('schema'),
    unevaluatedProperties: one('schema'), propertyNames: one('schema'), contains: one('schema'), if: one('schema'), then: one('schema'), else: one('schema'),
    allOf: list('schema'), anyOf: list('schema'), oneOf: list('schema'), prefixItems: list('schema'),
    properties: map('schema'), patternProperties: map('schema'), dependentSchemas: map('schema'),
    $defs: map('schema'), definitions: map('schema'),
  },
};
