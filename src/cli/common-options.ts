import type { Command } from 'commander';

/** Options that every command has, after its own. */
export const withCommonOptions = (command: Command): Command =>
  command
    .option('--json', 'write one JSON value to standard output, and nothing else')
    .option('--quiet', 'say nothing about work that goes on')
    .option('--verbose', 'show what lies behind an error');

/** Collects an option that may be given several times or with several values. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Commander's parser for whole numbers of a port. */
export const portNumber = (value: string): number => (/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : Number.NaN);
