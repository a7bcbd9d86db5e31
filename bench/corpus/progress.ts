/** Tells how far a long run is: one line that changes on a terminal, a line now and then elsewhere. */
export function startProgress(total: number, stream: NodeJS.WriteStream): (name: string) => void {
  let done = 0;
  const every = Math.max(1, Math.floor(total / 20));
  return (name) => {
    done += 1;
    if (stream.isTTY) stream.write(`\r${bar(done / total)} ${done}/${total} ${name.slice(0, 60)}\u001b[K${done === total ? '\n' : ''}`);
    else if (done % every === 0 || done === total) stream.write(`${done}/${total} documents\n`);
  };
}

const bar = (share: number): string => `[${'#'.repeat(Math.round(share * 24)).padEnd(24, '.')}]`;
