/** Where a command's words go: its answer to standard output, everything about the way there to standard error. */
export interface Console {
  /** The answer. */
  readonly answer: (text: string) => void;
  /** Progress; silent with `--quiet`. */
  readonly say: (line: string) => void;
  /** What another program prints on the way; silent with `--quiet`. */
  readonly pass: (text: string) => void;
  /** Problems; never silent. */
  readonly warn: (line: string) => void;
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
    pass: (text) => (quiet ? undefined : err(text)),
    warn: (line) => err(`${line}\n`),
  };
}
