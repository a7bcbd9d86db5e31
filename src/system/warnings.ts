/** Node's advice about a module that does not load comes beside the error itself, which says it in one line. */
const saidElsewhere = /^Failed to load the ES module/;

/** Leaves out Node's warnings of what we tell people ourselves. */
export function dropWarnings(tell: (text: string) => void): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (!saidElsewhere.test(message)) tell(`${name}: ${message}\n`);
  });
}
