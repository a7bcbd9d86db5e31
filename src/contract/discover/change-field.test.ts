import { expect } from 'chai';
import { parsePath } from '../../generate/demand/path.ts';
import { changeField, valuesAt } from './change-field.ts';
import { innermost, isWithin } from './paths.ts';

const body = { data: [{ id: 1, tags: ['a', 'b'] }, { id: 2 }], map: { x: { on: true }, y: { on: false } }, 'a.b': 'c' };
const without = (path: string) => changeField(body, parsePath(path), () => undefined);

describe('a changed field', () => {
  it('is gone from every element and every value that its path leads to', () => {
    expect(without('data[].id')).to.deep.equal({ ...body, data: [{ tags: ['a', 'b'] }, {}] });
    expect(without('map.*.on')).to.deep.equal({ ...body, map: { x: {}, y: {} } });
    expect(without('map.*')).to.deep.equal({ ...body, map: {} });
    expect(without("['a.b']")).to.deep.equal({ data: body.data, map: body.map });
  });

  it('is another value, and the body that was given stays as it was', () => {
    const before = structuredClone(body);
    expect(changeField(body, parsePath('data[].tags[]'), () => null)).to.deep.equal({ ...body, data: [{ id: 1, tags: [null, null] }, { id: 2 }] });
    expect(changeField(body, [], () => 'all')).to.equal('all');
    expect(body).to.deep.equal(before);
  });

  it('changes nothing where its path does not lead', () => {
    for (const path of ['id', 'data.id', 'map[].on', 'data[].id.x', 'data[].*']) expect(without(path), path).to.deep.equal(path === 'data[].*' ? { ...body, data: [{}, {}] } : body);
  });

  it('has the values that stand there', () => {
    expect([valuesAt(body, parsePath('data[].id')), valuesAt(body, parsePath('map.*.on')), valuesAt(body, parsePath('data.id')), valuesAt(7, [])]).to.deep.equal([[1, 2], [true, false], [], [7]]);
  });

  it('has a path that others lead through', () => {
    expect(innermost(['a', 'a.b', 'ab', 'l', 'l[]', 'l[].x', 'a'])).to.deep.equal(['a.b', 'ab', 'l[].x']);
    expect([isWithin('a.b', 'a'), isWithin('ab', 'a'), isWithin('a', 'a'), isWithin('a[]', 'a')]).to.deep.equal([true, false, false, true]);
  });
});
