/**
 * The call goes to the host in the queue's address, but it is signed for the client's region: where they differ AWS says no more than that
 * the signature does not match.
 */
export function refuseOtherRegion(url: string, region: string | undefined): void {
  const own = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\./.exec(url)?.[1];
  if (own === undefined || region === undefined || own === region) return;
  throw new TypeError(`the queue is in ${own}, the client's region is ${region}: give the client the queue's region`);
}
