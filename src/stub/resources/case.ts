/* c8 ignore start */
import type { Answer } from '../answer/answer.ts';
import type { Understood } from '../request/understand.ts';
import type { Role } from './resource.ts';
import type { Things } from './store.ts';

/** What is remembered, and how strictly. */
export interface Remembered {
  readonly things: Things;
  /** Whether what nobody made is not there. */
  readonly strictIds: boolean;
  readonly seed: number;
}

/** One request that the memory has something to say about. */
export interface Case {
  readonly request: Understood;
  readonly role: Role;
  /** What the document has for it. */
  readonly answer: Answer;
  readonly memory: Remembered;
}
