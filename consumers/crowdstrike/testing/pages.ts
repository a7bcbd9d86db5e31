import type { ScriptedAnswer } from '../../shared/testing/scripted-vendor.ts';
import { hexId, makeDevice, makeEnvelope } from './factories.ts';

/** A page of hosts with these numbers. */
export const hostPage = (numbers: readonly number[], pagination?: Readonly<Record<string, unknown>>): ScriptedAnswer => ({
  body: makeEnvelope(numbers.map((number) => makeDevice({ device_id: hexId(number), hostname: `host-${number}` })), pagination),
});

export const numbersFrom = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => first + index);
