import { splitPointer } from '../json/pointer.ts';
import type { CapturedAnswer, Mismatch, VerifiedInteraction } from '../verify/types.ts';
import type { OutcomeMismatch } from './evidence-run.ts';

/**
 * What the mismatches of a replay on a stub come down to. An answer with another status has another body as well, which tells nothing more;
 * why the stub refused a request tells everything.
 */
export function stubMismatches({ mismatches, answer, operation }: VerifiedInteraction): readonly OutcomeMismatch[] {
  const ofStatus = mismatches.filter(({ code }) => code === 'response.status.mismatch');
  const refusal = refusalIn(answer);
  if (ofStatus.length === 0) return mismatches.map((mismatch) => outcomeMismatch(mismatch, operation));
  if (refusal === undefined) return ofStatus.map((mismatch) => ({ ...outcomeMismatch(mismatch, operation), fix: statusFix }));
  return ofStatus.map((mismatch) => refused(outcomeMismatch(mismatch, operation), refusal));
}

const client = 'the client and its contract test';
const statusFix = `let the provider state answer so in the provider file, restore that answer in the document, or change ${client}`;
const operationFix = `restore the operation in the document if the vendor still has it, else change ${client}`;
const refusalFix = `send what the document asks for, in ${client}, or restore the document if the vendor still takes this request`;

function outcomeMismatch(mismatch: Mismatch, operation: string | undefined): OutcomeMismatch {
  const { code, pointer, message, attribute, identifier: field, fix } = mismatch;
  return { code, pointer, message, attribute, field, operation, fix };
}

interface Refusal {
  readonly code: string;
  /** Where in the request. */
  readonly pointer: string;
  /** Where in the document the rule stands. */
  readonly rule: string;
}

/** A stub says in a header of its own which rule a request breaks, and where. */
function refusalIn(answer: CapturedAnswer | undefined): Refusal | undefined {
  const [code, pointer, rule] = (answer?.headers['vendorproof-refusal'] ?? '').split(' ');
  return code === undefined || pointer === undefined || rule === undefined ? undefined : { code, pointer, rule };
}

function refused(mismatch: OutcomeMismatch, { code, pointer, rule }: Refusal): OutcomeMismatch {
  if (/^(path|method)\./.test(code)) {
    return { ...mismatch, message: `${mismatch.message}: the document has no such operation (${code})`, fix: operationFix };
  }
  const message = `${mismatch.message}: the request breaks the document there (${code}${rule === '#' ? '' : `, ${rule}`})`;
  return { ...mismatch, field: splitPointer(pointer).join('.'), message, fix: refusalFix };
}
