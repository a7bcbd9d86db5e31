import { DeleteParameterCommand, GetParameterCommand, paginateGetParametersByPath, PutParameterCommand, SSMClient, type Parameter as SdkParameter } from '@aws-sdk/client-ssm';
import { Secret } from '../../shared/auth/secret.ts';
import { connected, type AwsConnection, type Connected } from '../sdk/connection.ts';
import { pagesOf, stopOnSameToken } from '../sdk/pages.ts';
import { sdkClient } from '../sdk/settings.ts';
import { readParameter, type Parameter } from './parameter.ts';

/** What to write. */
export interface NewParameter {
  readonly name: string;
  readonly value: Secret;
  /** Default false: a parameter that is there already is a conflict, and stays as it is. */
  readonly overwrite?: boolean;
}

/** Secrets in Parameter Store. */
export interface ParametersApi {
  /** The parameter, decrypted. */
  get(name: string): Promise<Parameter>;
  /** All parameters below a path, at any depth, decrypted. */
  below(path: string): AsyncGenerator<Parameter, void, undefined>;
  /** Writes it encrypted; answers its version. */
  put(parameter: NewParameter): Promise<number>;
  remove(name: string): Promise<void>;
}

const vendor = 'aws-ssm';

/** AWS Systems Manager Parameter Store. Values are secrets: no error, log or event shows them. */
export class ParametersClient implements ParametersApi {
  readonly #connection: Connected;
  readonly #ssm: SSMClient;

  constructor(connection: AwsConnection) {
    this.#connection = connected(connection);
    this.#ssm = sdkClient(vendor, this.#connection, (settings) => new SSMClient(settings));
  }

  async get(name: string): Promise<Parameter> {
    const answer = await this.#ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return this.#read(answer.Parameter, { operation: 'GetParameter', answer });
  }

  async *below(path: string): AsyncGenerator<Parameter, void, undefined> {
    const input = { Path: path, Recursive: true, WithDecryption: true };
    const pages = paginateGetParametersByPath({ client: this.#ssm, pageSize: 10, ...stopOnSameToken }, input);
    const operation = 'GetParametersByPath';
    for await (const answer of pagesOf(pages, { vendor, operation, tokenOf: ({ NextToken }) => NextToken })) {
      for (const parameter of answer.Parameters ?? []) yield this.#read(parameter, { operation, answer });
    }
  }

  async put({ name, value, overwrite = false }: NewParameter): Promise<number> {
    const { Version = 1 } = await this.#ssm.send(new PutParameterCommand({ Name: name, Value: value.reveal(), Type: 'SecureString', Overwrite: overwrite }));
    return Version;
  }

  async remove(name: string): Promise<void> {
    await this.#ssm.send(new DeleteParameterCommand({ Name: name }));
  }

  #read(parameter: SdkParameter | undefined, answered: { readonly operation: string; readonly answer: object }): Parameter {
    const read = readParameter(parameter, { vendor, ...answered });
    this.#connection.known.learn(read.value);
    return read;
  }
}
