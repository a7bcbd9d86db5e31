import { expect } from 'chai';
import { Clouds, falconClouds } from './clouds.ts';

describe('the vendor’s clouds', () => {
  const start = (cloud = 'us-1') => new Clouds(falconClouds, cloud);

  it('begin where the configuration says', () => expect(start('eu-1').address).to.equal('https://api.eu-1.crowdstrike.com'));

  it('are known by two names where they have two', () => expect(start('gov-1').current).to.equal('us-gov-1'));

  it('are no others than those that are known', () => {
    expect(() => start('eu-9')).to.throw(TypeError, 'there is no cloud eu-9: known are us-1, us-2');
    expect(() => start('constructor')).to.throw(TypeError, 'there is no cloud constructor');
  });

  it('are changed by name', () => {
    const clouds = start();
    expect([clouds.moveTo('us-2'), clouds.moveTo('mars-1'), clouds.current]).to.deep.equal([true, false, 'us-2']);
  });

  it('are changed by address', () => {
    const clouds = start();
    expect([clouds.moveToAddress('https://api.us-2.crowdstrike.com/oauth2/token'), clouds.current]).to.deep.equal([true, 'us-2']);
  });

  for (const address of [
    'https://api.crowdstrike.com.evil.example.test/oauth2/token',
    'https://api.us-2.crowdstrike.com@evil.example.test/',
    'http://api.us-2.crowdstrike.com/oauth2/token',
    'https://api.us-2.crowdstrike.com:8443/oauth2/token',
    '/oauth2/token',
    '',
  ]) {
    it(`do not have the address ${JSON.stringify(address)}`, () => {
      const clouds = start();
      expect([clouds.moveToAddress(address), clouds.current]).to.deep.equal([false, 'us-1']);
    });
  }
});
