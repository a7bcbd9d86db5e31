import type { ClientCase } from './vendor-case.ts';

export const clientCases: readonly ClientCase[] = [];
