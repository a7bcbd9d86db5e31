/** Ends the process at once. Only the command line's wrapper calls it. */
export const exitProcess = (code: number): never => process.exit(code);
