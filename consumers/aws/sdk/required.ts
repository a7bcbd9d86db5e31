import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { exchangeOf } from '../errors/to-aws-error.ts';

/** Which answer is read, for the error where something in it is missing. */
export interface Reading {
  readonly vendor: string;
  readonly operation: string;
  /** The answer as the SDK hands it out. */
  readonly answer: object;
}

/** The SDK's types let every field be missing; what we rely on has to be there. */
export function required<Value>(reading: Reading, field: string, value: Value | undefined): Value {
  if (value === undefined) throw new ProtocolError(`${field} is missing`, exchangeOfReading(reading), field);
  return value;
}

/** Where an answer came from. */
export const exchangeOfReading = ({ vendor, operation, answer }: Reading): Exchange => exchangeOf({ vendor, operation, region: undefined }, answer);
