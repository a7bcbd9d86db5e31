/** Where a command's words go: its answer to standard output, everything about the way there to standard error. */
export interface Console {
  /** The answer. */
  readonly answer: (text: string) => void;
  /** Progress; silent with `--quiet`. */
  readonly say: (line: string) => void;
  /** What another program prints on the way. */
  readonly passage: () => Passage;
  /** Problems; never silent. */
  readonly warn: (line: string) => void;
}

/** Another program's words: passed on as they come; with `--quiet` held back, and told if the program fails, since only they say why. */
export interface Passage {
  readonly pass: (text: string) => void;
  readonly failed: () => void;
}

export interface ConsoleOptions {
  readonly quiet: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export function createConsole({ quiet, out, err }: ConsoleOptions): Console {
  return {
    answer: (text) => out(`${text}\n`),
    say: (line) => (quiet ? undefined : err(`${line}\n`)),
    passage: () => (quiet ? heldBack(err) : { pass: err, failed: () => {} }),
    warn: (line) => err(`${line}\n`),
  };
}

function heldBack(tell: (text: string) => void): Passage {
  const held: string[] = [];
  return { pass: (text) => void held.push(text), failed: () => held.splice(0).forEach(tell) };
}
