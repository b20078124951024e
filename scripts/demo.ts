// `npm run demo`: the real server on a folder of its own that is deleted at the end, with a made-up
// couple and some weeks of their space, and a page from which both can be opened side by side.
import { createServer } from 'node:http';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runningServer } from '../tests/support/running-server.ts';
import { WrittenSpace, writtenCouple } from '../tests/support/written-couple.ts';
import { keptWeeks, sharedWeeks } from './made-up-weeks.ts';

const start = fileURLToPath(new URL('start.mjs', import.meta.url));
if (spawnSync(process.execPath, [start, '--build-only'], { stdio: 'inherit' }).status !== 0) {
	process.exit(1);
}

const port = Number(process.env.PORT || 3000);
// Two addresses of one machine: two browsers, as far as cookies and storage go.
const addresses = [`http://localhost:${port}`, `http://127.0.0.1:${port}`] as const;
const people = [
	{ handle: 'mara', password: 'soft rain on the roof', name: 'Mara' },
	{ handle: 'tom', password: 'long grass in the wind', name: 'Tom' }
] as const;

const server = await runningServer({
	PORT: String(port),
	HOST: '127.0.0.1',
	TWO_TIDES_LIMITS_FACTOR: '100',
	LOG_LEVEL: 'error'
});
const { writers, space } = await writtenCouple(addresses[1], people);
const now = Date.now();
await space.write(sharedWeeks(now));
space.end();
const own = await WrittenSpace.open(writers[0].vault.solo, [writers[0]]);
await own.write(keptWeeks(now));
own.end();

const both = people
	.map(
		({ name, handle, password }, i) => `<section><h2>${name}</h2>
<p>Name: <b>${handle}</b><br>Password: <b>${password}</b></p>
<p><a href="${addresses[i]}/sign-in" target="${handle}">Open ${name}’s side</a></p></section>`
	)
	.join('');
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Two Tides: both sides</title><style>body{font:1.1rem/1.5 system-ui;max-width:44rem;margin:3rem auto;padding:0 1rem}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:2rem}button{font:inherit;padding:.7rem 1.2rem}</style>
<h1>Both sides of Two Tides</h1>
<p>A made-up couple and some weeks of theirs. Nothing here is kept: it is deleted when you stop the demo.</p>
<p><button id="both">Open both side by side</button></p><main>${both}</main>
<script>document.querySelector('#both').onclick=()=>{const h=Math.min(900,screen.availHeight),w=430;
${people.map(({ handle }, i) => `open('${addresses[i]}/sign-in','${handle}','popup,width='+w+',height='+h+',left='+(${i}*(w+20)))`).join(';')}}</script></html>`;
const demo = createServer((_request, response) =>
	response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
);
demo.listen(port + 1, '127.0.0.1', () => {
	process.stdout.write(
		`\nBoth sides: http://localhost:${port + 1}\n` +
			people
				.map(
					({ name, handle, password }, i) =>
						`${name}: ${addresses[i]} as “${handle}”, “${password}”\n`
				)
				.join('') +
			'Stop with Ctrl-C; everything is deleted then.\n'
	);
});

async function end(): Promise<void> {
	demo.close();
	await server.dispose();
	process.exit(0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
