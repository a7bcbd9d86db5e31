import { expect } from 'chai';
import { parseArn, partitionOf } from './arn.ts';

describe('an ARN', () => {
  it('keeps its partition, which need not be aws (A20)', () => {
    expect(parseArn('arn:aws-us-gov:iam::123456789012:role/InventoryRead')).to.deep.equal({
      partition: 'aws-us-gov', service: 'iam', region: '', accountId: '123456789012', resource: 'role/InventoryRead',
    });
  });

  it('may have colons in its resource', () => expect(parseArn('arn:aws:sns:eu-west-1:123456789012:topic:1').resource).to.equal('topic:1'));

  it('is told from what is none', () => expect(() => parseArn('role/InventoryRead')).to.throw(TypeError, 'is no ARN'));

  it('is of the first partition where an answer says nothing', () => expect(partitionOf('')).to.equal('aws'));
});
