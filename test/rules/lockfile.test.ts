import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './planted.ts';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, Package>>;

for (const file of ['package-lock.json', 'runtime/package-lock.json']) {
  describe(file, () => {
    const packages: Packages = JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
    const installed = Object.entries(packages).filter(([place]) => place !== '');

    it('names no registry', () => {
      expect(installed.filter(([, { resolved }]) => resolved !== undefined)).to.deep.equal([]);
    });

    it('pins every package by its hash', () => {
      expect(installed.filter(([, { integrity }]) => integrity === undefined)).to.deep.equal([]);
    });

    it('holds the optional packages of every platform, without which npm ci refuses it', () => {
      const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).filter((name) => !isFound(packages, place, name)),
      );
      expect(missing).to.deep.equal([]);
    });

    it('stands beside a package.json that names exact versions', () => {
      const { dependencies, devDependencies, optionalDependencies }: Package = JSON.parse(readFileSync(join(root, file.replace('-lock', '')), 'utf8'));
      const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
      expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).to.deep.equal([]);
    });
  });
}

/** As Node looks for it: in the package's own node_modules, then further and further out. */
function isFound(packages: Packages, place: string, name: string): boolean {
  if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
  if (place === '') return false;
  return isFound(packages, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
}
