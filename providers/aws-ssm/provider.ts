import type { JsonObject, ProviderFile, StubAnswer } from 'vendorproof';

/** Errors of this service often have no message. */
const refusal = (operation: string, __type: string): StubAnswer => ({ operation, status: 400, body: { __type } });

const parameter = (Name: string, Value: string): JsonObject => ({ Name, Value, Type: 'SecureString', Version: 1 });

/** What a value looks like that nobody asked to decrypt. */
const ciphertext = `AQICAHh${'kZ3x'.repeat(40)}==`;

export const provider: ProviderFile = {
  states: {
    'a parameter is there': { stub: [{ operation: 'GetParameter', body: { Parameter: parameter('{Name}', '{value}') } }] },
    'no such parameter': { stub: [refusal('GetParameter', 'ParameterNotFound'), refusal('DeleteParameter', 'ParameterNotFound')] },
    'there are parameters on one page': { stub: [{ operation: 'GetParametersByPath', body: { Parameters: [parameter('/vendors/a', 'value-a'), parameter('/vendors/b', 'value-b')] } }] },
    'the page in the middle is empty': {
      stub: [
        { operation: 'GetParametersByPath', when: { NextToken: null }, body: { Parameters: [parameter('/vendors/a', 'value-a')], NextToken: 'second' } },
        { operation: 'GetParametersByPath', when: { NextToken: 'second' }, body: { Parameters: [], NextToken: 'third' } },
        { operation: 'GetParametersByPath', when: { NextToken: 'third' }, body: { Parameters: [parameter('/vendors/b', 'value-b')] } },
      ],
    },
    'the name is free': { stub: [] },
    'the parameter exists already': { stub: [refusal('PutParameter', 'ParameterAlreadyExists'), { operation: 'GetParameter', body: { Parameter: parameter('{Name}', 'first-value') } }] },
    'the value is still encrypted': { stub: [{ operation: 'GetParameter', body: { Parameter: parameter('{Name}', ciphertext) } }] },
    'the store throttles': { stub: [refusal('GetParameter', 'ThrottlingException')] },
  },
};
