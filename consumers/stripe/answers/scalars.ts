import { Secret } from '../../shared/auth/secret.ts';
import type { Answer } from '../../shared/answer.ts';

/** Unix seconds as a moment. */
export const moment = (answer: Answer, name: string): Date => new Date(answer.wholeNumber(name) * 1000);

export function momentOrNull(answer: Answer, name: string): Date | null {
  const seconds = answer.wholeNumberOrNull(name);
  return seconds === null ? null : new Date(seconds * 1000);
}

/** An object that may stand there itself or by its id: what is expanded depends on the request. */
export const idOrNull = (answer: Answer, name: string): string | null => (isExpanded(answer, name) ? answer.object(name).text('id') : answer.textOrNull(name));

export const id = (answer: Answer, name: string): string => (isExpanded(answer, name) ? answer.object(name).text('id') : answer.text(name));

/** The object itself, where it was expanded. */
export const expanded = (answer: Answer, name: string): Answer | null => (isExpanded(answer, name) ? answer.object(name) : null);

const isExpanded = (answer: Answer, name: string): boolean => typeof answer.raw(name) === 'object' && answer.raw(name) !== null;

export function secretOrNull(answer: Answer | null, name: string): Secret | null {
  const text = answer?.textOrNull(name) ?? null;
  return text === null ? null : new Secret(text);
}

/** Metadata that is left out is none. */
export const metadata = (answer: Answer): Readonly<Record<string, string>> => (answer.objectOrNull('metadata') === null ? {} : answer.texts('metadata'));
