/** One contender's work on one document: how many units, and how many of them right, which is counted when the clock has stopped. */
export interface Round {
  readonly done: number;
  readonly countRight: () => number;
}

/** Work on a document as a whole. */
export const one = (isRight = true): Round => ({ done: 1, countRight: () => Number(isRight) });

/** A tool and how it does one of the tasks that several tools can do. */
export interface Contender {
  readonly task: string;
  readonly tool: string;
  /** What its units of work are: `schemas`, `documents`. */
  readonly unit: string;
  /** What has to be there before the clock starts. */
  readonly prepare?: (subject: Subject) => void;
  readonly run: (subject: Subject) => Promise<Round> | Round;
}

/** A document to work on: its bytes for those that read, its parsed form for those that do not. */
export interface Subject {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What a contender's rounds add up to. */
export interface Score {
  readonly done: number;
  readonly right: number;
  readonly task: string;
  readonly tool: string;
  readonly unit: string;
  readonly cpuSeconds: number;
  /** Documents with which the tool could do nothing. */
  readonly failures: number;
}

/** Lets a contender work on every subject, one after the other, and counts the processor's time. */
export async function score(contender: Contender, subjects: readonly Subject[]): Promise<Score> {
  const { task, tool, unit } = contender;
  let total = { done: 0, right: 0, cpuSeconds: 0, failures: 0 };
  for (const subject of subjects) {
    contender.prepare?.(subject);
    const before = process.cpuUsage();
    const round = await attempt(contender, subject);
    const { user, system } = process.cpuUsage(before);
    total = {
      done: total.done + (round?.done ?? 0),
      right: total.right + (round?.countRight() ?? 0),
      cpuSeconds: total.cpuSeconds + (user + system) / 1e6,
      failures: total.failures + (round === undefined ? 1 : 0),
    };
  }
  return { task, tool, unit, ...total };
}

async function attempt({ run }: Contender, subject: Subject): Promise<Round | undefined> {
  try {
    return await run(subject);
  } catch {
    return undefined;
  }
}
