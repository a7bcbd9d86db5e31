import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export const isSameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

export const isOneOf = (secret: string, known: readonly string[]): boolean => known.some((each) => isSameSecret(each, secret));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
