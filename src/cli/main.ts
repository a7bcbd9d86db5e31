import { enableCompileCache } from 'node:module';
import { exitProcess } from '../system/exit.ts';
import { systemClock } from '../system/clock.ts';
import { systemEnvironment } from '../system/environment.ts';
import { onceOrphaned } from '../system/orphaned.ts';
import { boundRegexes } from '../system/regexes.ts';
import { dropWarnings } from '../system/warnings.ts';
import { exitCodes } from './exit-codes.ts';

// Compiled code is kept between runs: a third of the start-up time of 150 small files.
enableCompileCache();
boundRegexes();
dropWarnings((text) => process.stderr.write(text));
// A reader that has seen enough, such as `head`, is no trouble; an answer that goes nowhere else is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`vendorproof: standard output cannot be written to: ${error.message} → make room there, or send it elsewhere\n`);
  exitProcess(exitCodes['bad-input']);
});
process.stderr.on('error', () => {
  // There is nobody left to tell; the exit code still says how it ended.
});
// A launcher on an older Node keeps a channel open: when it dies, so does this process.
process.on('disconnect', () => exitProcess(130));
process.channel?.unref();

const environment = systemEnvironment();
// npm that is told to end ends its shell, and npm that is killed not even that.
// Outside npm, losing one's parent is a way to run in the background.
if (environment['npm_lifecycle_event'] !== undefined) onceOrphaned(() => process.kill(process.pid, 'SIGTERM'));
// Programs that we run write to a pipe; on a terminal they may colour what they print all the same.
const colour = process.stderr.isTTY && environment['NO_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {};

const { main } = await import('./program.ts');
const code = await main(process.argv.slice(2), {
  folder: process.cwd(),
  environment: { ...environment, ...colour },
  clock: systemClock,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  untilStopped: () => new Promise<void>((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => resolve()))),
});
process.exitCode = code;
