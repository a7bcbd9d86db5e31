/** Where a function needs the time it takes a `Clock`; only the entry points pass this one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
