import type { Masker } from '../credentials/masking.ts';
import type { Json } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import { capture } from './capture.ts';
import { maskReport } from './mask-report.ts';
import { messageMismatchesOf, mismatchesOf } from './mismatches.ts';
import type { Skip } from './plan.ts';
import { isReplay } from './plan.ts';
import type { MismatchCode } from './mismatch-codes.ts';
import type { Trace } from './trace.ts';
import type { Mismatch, VerifiedInteraction } from './types.ts';

/** The outcome of one interaction, from what we saw and what the verifier reported about it (undefined: nothing). */
export function outcomeOf(trace: Trace, reported: Json | undefined, masker: Masker): VerifiedInteraction {
  const { identity } = trace.planned;
  const { outcome, mismatches } = judge(trace, reported === undefined ? undefined : maskReport(reported, masker));
  return {
    ...identity,
    outcome,
    mismatches: mismatches.map((mismatch) => ({ ...mismatch, message: masker.text(mismatch.message) })),
    warnings: trace.warnings,
    ...(trace.answer === undefined ? {} : { answer: capture(trace.answer, masker) }),
  };
}

type Judgement = Pick<VerifiedInteraction, 'outcome' | 'mismatches'>;

function judge(trace: Trace, reported: Json | undefined): Judgement {
  const { planned, obstacle, refusedState, unanswered, answer } = trace;
  if (!isReplay(planned.replay)) return skipped(plain(planned.replay, ...skips[planned.replay]));
  if (obstacle !== undefined) return obstacle.code === 'state.unknown' ? skipped(obstacle) : failed(obstacle);
  if (unanswered !== undefined) return failed(plain('target.unreachable', `the target ${unanswered.problem}`, unanswered.fix));
  // A pass is believed only where an answer was seen: the verifier calls it a success to have had nothing to do.
  if (reported === undefined || (member(reported, 'result') === 'OK' && answer === undefined)) {
    return failed(plain('interaction.not-verified', 'the verifier said nothing about this interaction'));
  }
  if (member(reported, 'result') === 'OK') return refusedState === undefined ? { outcome: 'passed', mismatches: [] } : failed(refusedState);
  const { source, expectedBody, bodyRules } = planned.replay;
  const mismatches = (source === undefined ? mismatchesOf : messageMismatchesOf)(member(reported, 'mismatch'), expectedBody, bodyRules);
  return planned.isPending ? { outcome: 'pending', mismatches } : failed(...mismatches);
}

/** Why something is skipped, and what would have it replayed. */
const skips: Readonly<Record<Skip, readonly [message: string, fix?: string]>> = {
  'interaction.unsupported': ['only interactions over HTTP and asynchronous messages are replayed'],
  'message.unsourced': ['the pact does not say which webhook or schema the message is', 'note it in the message: comments.references.openapi.webhook'],
  'message.vendor-sends': ['the vendor has to send this message', 'verify it against a stub'],
};

const skipped = (why: Mismatch): Judgement => ({ outcome: 'skipped', mismatches: [why] });
const failed = (...mismatches: readonly Mismatch[]): Judgement => ({ outcome: 'failed', mismatches });

/** The interactions of a call that the verifier did not survive. */
export const lost = (trace: Trace, error: unknown): VerifiedInteraction => ({
  ...trace.planned.identity,
  outcome: 'failed',
  mismatches: [plain('interaction.not-verified', error instanceof Error ? error.message : String(error))],
  warnings: trace.warnings,
});

const plain = (code: MismatchCode, message: string, fix?: string): Mismatch => ({
  code,
  attribute: 'request',
  pointer: '',
  message,
  ...(fix === undefined ? {} : { fix }),
});
