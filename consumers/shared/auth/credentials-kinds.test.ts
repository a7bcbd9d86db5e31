import { expect } from 'chai';
import { UnsecuredJWT } from 'jose';
import { failing } from '../testing/failing.ts';
import { manualClock, type ManualClock } from '../testing/manual-clock.ts';
import { recorder, type Recorder } from '../testing/recorder.ts';
import { CredentialError } from './credentials-error.ts';
import { setFrom, tokenFrom, type SecretSet } from './credentials-kinds.ts';
import { localReaders } from './credentials-readers.ts';
import type { CredentialSettings } from './credentials.ts';

let environment: Record<string, string>;
let clock: ManualClock;
let observer: Recorder;
const settings = (): CredentialSettings => ({ vendor: 'petshop', name: 'keys', readers: localReaders(environment), clock, observer, timeToLiveMs: 10_000 });
const told = (): readonly string[] => observer.of('credential').map(({ what }) => what);

beforeEach(() => {
  environment = {};
  clock = manualClock();
  observer = recorder();
});

describe('a pair of credentials', () => {
  const pair = () => setFrom({ id: 'env:PET_ID', key: 'env:PET_KEY' }, settings());
  const texts = ({ id, key }: SecretSet<'id' | 'key'>): string => `${id.reveal()} ${key.reveal()}`;
  const set = (id: string, key: string): void => {
    environment['PET_ID'] = id;
    environment['PET_KEY'] = key;
  };
  beforeEach(() => set('id-1', 'key-1'));

  it('is read and rotated together', async () => {
    const source = pair();
    const first = texts(await source.get());
    set('id-2', 'key-2');
    clock.advance(10_000);
    expect([first, texts(await source.get()), told()]).to.deep.equal(['id-1 key-1', 'id-2 key-2', ['read', 'rotated']]);
  });

  it('is never mixed while it is being rotated', async () => {
    const source = pair();
    await source.get();
    set('id-2', 'key-1');
    clock.advance(10_000);
    const amid = texts(await source.get());
    set('id-2', 'key-2');
    clock.advance(10_000);
    expect([amid, texts(await source.get())]).to.deep.equal(['id-1 key-1', 'id-2 key-2']);
  });

  it('stays whole where one half cannot be read', async () => {
    const source = pair();
    await source.get();
    set('id-2', '');
    clock.advance(10_000);
    expect([texts(await source.get()), told()]).to.deep.equal(['id-1 key-1', ['read', 'failed']]);
  });

  it('may keep its id where the vendor refuses the old key', async () => {
    const source = pair();
    const refused = await source.get();
    set('id-1', 'key-2');
    clock.advance(1000);
    expect(texts(await source.renew(refused))).to.equal('id-1 key-2');
  });

  it('names all its references in events', async () => {
    await pair().get();
    expect(observer.of('credential')[0]?.source).to.equal('env:PET_ID,env:PET_KEY');
  });
});

describe('a token that says when it expires', () => {
  const tokenOf = (claims: Record<string, unknown>): string => new UnsecuredJWT(claims).encode();
  const endingIn = (seconds: number, id = 'a'): string => tokenOf({ jti: id, exp: clock.now() / 1000 + seconds });
  const source = () => tokenFrom('env:PET_TOKEN', { ...settings(), timeToLiveMs: 3_600_000, skewMs: 30_000 });

  it('is replaced before it ends, by the margin for clocks that differ', async () => {
    environment['PET_TOKEN'] = endingIn(100);
    const keeper = source();
    const first = await keeper.get();
    environment['PET_TOKEN'] = endingIn(500, 'b');
    clock.advance(69_000);
    expect(keeper.isAnother(await keeper.get(), first)).to.equal(false);
    clock.advance(1000);
    expect(keeper.isAnother(await keeper.get(), first)).to.equal(true);
  });

  it('is used to its end where no other one is there', async () => {
    environment['PET_TOKEN'] = endingIn(100);
    const keeper = source();
    await keeper.get();
    clock.advance(99_000);
    expect((await keeper.get()).reveal()).to.equal(environment['PET_TOKEN']);
  });

  it('is not used after its end', async () => {
    environment['PET_TOKEN'] = endingIn(100);
    const keeper = source();
    await keeper.get();
    clock.advance(100_000);
    expect((await failing(keeper.get(), CredentialError)).message).to.match(/env:PET_TOKEN: the token has expired$/);
  });

  it('is kept to the end of its time to live where it names no end', async () => {
    environment['PET_TOKEN'] = tokenOf({ jti: 'a' });
    const keeper = source();
    await keeper.get();
    clock.advance(3_599_999);
    await keeper.get();
    expect(told()).to.deep.equal(['read']);
  });

  it('is refused where its end is no time', async () => {
    environment['PET_TOKEN'] = `e30.${Buffer.from('{"exp":"soon"}').toString('base64url')}.x`;
    expect((await failing(source().get(), CredentialError)).message).to.match(/the token does not say when it expires$/);
  });

  it('is refused without being quoted where it is no token', async () => {
    environment['PET_TOKEN'] = 'canary';
    expect((await failing(source().get(), CredentialError)).message).to.match(/^(?!.*canary).*it is not a token \(JWT\)$/);
  });
});
