import type { GetParameterCommandOutput, SSMClientConfig } from '@aws-sdk/client-ssm';
import { textProperty } from '../lenient.ts';
import { CredentialProblem } from './credentials-error.ts';
import type { SecretReader } from './credentials.ts';

/**
 * `ssm:/vendors/acme`: a parameter of AWS Systems Manager Parameter Store, decrypted. `ssm:/vendors/acme#secret` is one field of a value that
 * is a JSON object: what has to change together is kept in one parameter. The SDK is loaded when the first one is read.
 */
export function parameterStore(settings: SSMClientConfig = {}): SecretReader {
  const client = once(async () => new (await import('@aws-sdk/client-ssm')).SSMClient(settings));
  return async (path, signal) => {
    const [name = '', field] = path.split('#');
    const { GetParameterCommand } = await import('@aws-sdk/client-ssm');
    const command = new GetParameterCommand({ Name: name, WithDecryption: true });
    const answer = await (await client()).send(command, { abortSignal: signal }).catch(notThere);
    const value = usable(answer);
    return field === undefined ? value : fieldOf(value, field);
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

const problems: Readonly<Record<string, string>> = {
  ParameterNotFound: 'the parameter is not there',
  ParameterVersionNotFound: 'the parameter has no such version',
  AccessDeniedException: 'the parameter may not be read',
  InvalidKeyId: 'the parameter cannot be decrypted: its key is not there',
};

/** What stays so until somebody mends it is told in our words; the rest may pass. */
function notThere(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw Object.hasOwn(problems, name) ? new CredentialProblem(problems[name]) : error;
}

/** What was not decrypted begins like this, and must not be sent to a vendor as a secret. */
const isCiphertext = (value: string): boolean => value.length >= 100 && value.startsWith('AQICA');

function usable({ Parameter }: GetParameterCommandOutput): string {
  const value = Parameter?.Value;
  if (value === undefined) throw new CredentialProblem('the parameter has no value');
  if (Parameter?.Type === 'SecureString' && isCiphertext(value)) throw new CredentialProblem('the parameter is still encrypted');
  return value;
}

function fieldOf(value: string, field: string): string {
  const text = textProperty(parsed(value), field);
  if (text === undefined) throw new CredentialProblem(`the parameter’s value has no field ${field}`);
  return text;
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new CredentialProblem('the parameter’s value is no JSON');
  }
}
