/** Prints, and answers the exit code that goes with it. */
export function say(text: string, code = 0): number {
  console.log(text);
  return code;
}
