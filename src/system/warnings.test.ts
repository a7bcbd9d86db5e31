import { expect } from 'chai';
import { dropWarnings } from './warnings.ts';

describe('warnings of Node', () => {
  const before = process.listeners('warning');
  afterEach(() => {
    process.removeAllListeners('warning');
    before.forEach((listener) => process.on('warning', listener));
  });

  it('are passed on, but for those that we say better ourselves', () => {
    const told: string[] = [];
    dropWarnings((text) => told.push(text));
    for (const message of ['a thing is old', 'Failed to load the ES module: /a.ts. Make sure …']) process.emit('warning', new Error(message));
    expect(told).to.deep.equal(['Error: a thing is old\n']);
  });
});
