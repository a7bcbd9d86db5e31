import Stripe from 'stripe';
import { published } from './published.ts';
import type { Serving } from './serving.ts';
import { serve } from './serving.ts';

/** The official SDK, with its defaults, and the stub of the vendor's whole document that it talks to. */
export interface StripeScene {
  readonly vendor: Serving;
  readonly stripe: Stripe;
  /** Another client of the same stub. */
  client(config: object): Stripe;
}

const document = published('stripe.com.json');

/** Tests of one stub, which forgets everything before each; skipped where the collection of documents was not fetched. */
export function describeOnStripe(title: string, tests: (scene: () => StripeScene) => void): void {
  (document === undefined ? describe.skip : describe)(title, () => {
    let scene: StripeScene | undefined;
    const running = (): StripeScene => {
      if (scene === undefined) throw new Error('the stub does not serve yet');
      return scene;
    };
    before(async () => {
      const vendor = await serve(document ?? '');
      const client = (config: object): Stripe => new Stripe('sk_test_4eC39HqLyjWDarjtT1zdp7dc', { ...vendor.address, ...config });
      scene = { vendor, client, stripe: client({}) };
    });
    after(() => scene?.vendor.close());
    beforeEach(() => running().vendor.control('POST', 'reset'));
    tests(running);
  });
}

/** The SDK's error with which a call fails. */
export async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`no error of the SDK: ${String(error)}`);
}
