import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';

/** Options that every command has, after its own; help leaves out what changes nothing where nothing is replayed. */
export const withCommonOptions = (command: Command, { replays = true } = {}): Command =>
  command
    .option('--json', 'write one JSON value to standard output, and nothing else')
    .option('--quiet', 'say nothing about work that goes on')
    .option('--verbose', 'show what lies behind an error')
    .addOption(new Option('--concurrency <number>', 'how many replays run at once').argParser(wholeNumber).hideHelp(!replays));

/** Collects an option that may be given several times or with several values. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A number of at least one. */
function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It takes a whole number from 1 to 9999.');
  return Number(value);
}

/** A port; 0 stands for any that is free. */
export function portNumber(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('It takes a port, from 0 to 65535.');
  return Number(value);
}

/** Any whole number that stays exact. */
export function seedNumber(value: string): number {
  if (!/^-?\d{1,15}$/.test(value)) throw new InvalidArgumentError('It takes a whole number of at most 15 digits.');
  return Number(value);
}

/** A text that says something: a variable that is not set must not pass for a name. */
export function filledText(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It takes a text, and this one is empty.');
  return value;
}
