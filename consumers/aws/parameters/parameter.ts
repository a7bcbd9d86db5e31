import type { Parameter as SdkParameter } from '@aws-sdk/client-ssm';
import { Secret } from '../../shared/auth/secret.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { exchangeOfReading, required, type Reading } from '../sdk/required.ts';

/** A stored secret. */
export interface Parameter {
  readonly name: string;
  readonly value: Secret;
  /** Counts from 1; each writing is another one. */
  readonly version: number;
  readonly changedAt: Date | null;
}

export function readParameter(parameter: SdkParameter | undefined, reading: Reading): Parameter {
  const { Name, Value, Version, LastModifiedDate } = required(reading, 'Parameter', parameter);
  const value = required(reading, 'Parameter.Value', Value);
  if (isCiphertext(value)) throw new ProtocolError('Parameter.Value is still encrypted', exchangeOfReading(reading), 'Parameter.Value');
  return { name: required(reading, 'Parameter.Name', Name), value: new Secret(value), version: required(reading, 'Parameter.Version', Version), changedAt: LastModifiedDate ?? null };
}

/** What KMS makes of a value begins with its version and the key's ARN; no credential looks like that. It must never be sent to a vendor. */
function isCiphertext(value: string): boolean {
  return value.length >= 100 && /^AQICA[\w+/]+=*$/.test(value);
}
