// The score of MDN's HTTP Observatory (algorithm 4), by its documented rules and weights. The package
// itself brings 130 MB and fetches lists when it is installed, so it is no dependency. What a proxy does
// (TLS, redirection to it) is not judged.

type Finding = [rule: string, points: number];
export type Score = { score: number; findings: Finding[] };

const broad = [
	'ftp:',
	'http:',
	'https:',
	'*',
	'http://*',
	'https://*',
	'http://*.*',
	'https://*.*'
];
const inline = ["'unsafe-inline'", 'data:'];
const sixMonths = 15_552_000;

/** Directives and their sources; null when a directive stands twice, which makes a policy invalid. */
function parsePolicy(policy: string): Map<string, Set<string>> | null {
	const directives = new Map<string, Set<string>>();
	for (const part of policy.split(';')) {
		const [name, ...sources] = part.trim().split(/\s+/);
		if (!name) continue;
		if (directives.has(name.toLowerCase())) return null;
		directives.set(name.toLowerCase(), new Set(sources));
	}
	return directives;
}

function policyFinding(policy: string | null): Finding {
	if (!policy) return ['csp: none', -25];
	const directives = parsePolicy(policy);
	if (!directives) return ['csp: invalid', -25];
	const of = (name: string) => {
		const sources = directives.get(name) ?? directives.get('default-src') ?? new Set(['*']);
		const hashed = [...sources].some((source) => /^'(sha\d+|nonce)-/.test(source));
		return [...sources].filter((source) => !(hashed && source === "'unsafe-inline'"));
	};
	const any = (sources: readonly string[], bad: readonly string[]) =>
		sources.some((source) => bad.includes(source));
	const insecure = (sources: readonly string[]) =>
		sources.some((source) => /^(http|ftp):/.test(source));
	const passive = [...of('img-src'), ...of('media-src')];
	const active = [...directives]
		.filter(([name]) => name !== 'img-src' && name !== 'media-src')
		.flatMap(([, sources]) => [...sources]);
	if (any(of('script-src'), [...broad, ...inline]) || any(of('object-src'), broad)) {
		return ['csp: unsafe scripts', -20];
	}
	if (insecure(active)) return ['csp: insecure scheme', -20];
	if (any([...of('script-src'), ...of('style-src')], ["'unsafe-eval'"])) return ['csp: eval', -10];
	if (insecure(passive)) return ['csp: insecure images', -10];
	if (any(of('style-src'), [...broad, ...inline])) return ['csp: unsafe styles', 0];
	const nothing = directives.get('default-src');
	return nothing?.size === 1 && nothing.has("'none'") ? ['csp: default none', 10] : ['csp', 5];
}

function frameFinding(policy: string | null, header: string | null): Finding {
	if (policy && parsePolicy(policy)?.has('frame-ancestors')) return ['frames: by csp', 5];
	if (!header) return ['frames: anybody', -20];
	return /^(deny|sameorigin)$/i.test(header) ? ['frames: by header', 0] : ['frames: invalid', -20];
}

function cookieFinding(cookies: readonly string[]): Finding {
	if (cookies.length === 0) return ['cookies: none', 0];
	const every = (flag: RegExp) => cookies.every((cookie) => flag.test(cookie));
	if (!every(/;\s*secure\b/i)) return ['cookies: not secure', -40];
	if (!every(/;\s*httponly\b/i)) return ['cookies: scripts may read them', -30];
	return every(/;\s*samesite=(strict|lax)\b/i) ? ['cookies: all flags', 5] : ['cookies', 0];
}

function referrerFinding(header: string | null): Finding {
	const good = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
	if (!header) return ['referrer: not said', 0];
	return good.includes(header.split(',').at(-1)!.trim()) ? ['referrer', 5] : ['referrer: told', -5];
}

function transportFinding(header: string | null): Finding {
	const seconds = Number(/max-age=(\d+)/.exec(header ?? '')?.[1] ?? Number.NaN);
	if (!Number.isFinite(seconds)) return ['hsts: none', -20];
	return seconds < sixMonths ? ['hsts: short', -10] : ['hsts', 0];
}

function scriptFinding(html: string | null): Finding {
	const scripts = [...(html ?? '').matchAll(/<script\b[^>]*\bsrc=["']?([^"'\s>]+)/gi)];
	const foreign = scripts.some(([, src]) => /^(https?:)?\/\//i.test(src!));
	return foreign ? ['scripts: of others', -50] : ['scripts: none, or own', 0];
}

/** The score of one response; `html` is its text when it is a page. 100 and more are an A+. */
export function observatoryScore(response: Response, html: string | null): Score {
	const { headers } = response;
	const policy = headers.get('content-security-policy');
	const resource = headers.get('cross-origin-resource-policy');
	const findings: Finding[] = [
		policyFinding(policy),
		frameFinding(policy, headers.get('x-frame-options')),
		cookieFinding(headers.getSetCookie()),
		referrerFinding(headers.get('referrer-policy')),
		transportFinding(headers.get('strict-transport-security')),
		scriptFinding(html),
		headers.get('x-content-type-options') === 'nosniff' ? ['types', 0] : ['types: guessed', -5],
		headers.has('access-control-allow-origin') ? ['cors: open', -50] : ['cors', 0],
		resource === 'same-origin' || resource === 'same-site' ? ['resource', 10] : ['resource', 0]
	];
	const sum = (points: readonly number[]) => points.reduce((a, b) => a + b, 100);
	const all = findings.map(([, points]) => points);
	const lost = sum(all.filter((points) => points < 0));
	// Extra points count only on top of an A.
	return { score: Math.max(0, lost >= 90 ? sum(all) : lost), findings };
}
