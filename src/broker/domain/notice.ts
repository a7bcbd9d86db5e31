/* c8 ignore start */
/** One thing that a broker tells a person, through whatever client they use. */
export interface Notice {
  readonly type: 'debug' | 'info' | 'prompt' | 'success' | 'warning' | 'error';
  readonly text: string;
}
