// Tells the layer rules where an import leads: the subpaths of package.json and relative files, all
// with their endings. Everything else is a package, and none of their business.
const { existsSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const root = join(__dirname, '..');
/** @type {Record<string, string>} */
const subpaths = { '#lib/': 'src/lib/', '#server/': 'server/' };

exports.interfaceVersion = 2;
/** @param {string} source what is imported @param {string} file by whom */
exports.resolve = (source, file) => {
	const plain = source.split('?')[0] ?? '';
	const subpath = Object.keys(subpaths).find((start) => plain.startsWith(start));
	const path = subpath
		? join(root, subpaths[subpath] ?? '', plain.slice(subpath.length))
		: plain.startsWith('.')
			? resolve(dirname(file), plain)
			: null;
	return path && existsSync(path) ? { found: true, path } : { found: false };
};
