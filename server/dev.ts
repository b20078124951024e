// `npm run dev`: the same relay inside Vite's server, loaded by the loader that loads the endpoints,
// so that both share one set of services and need no set-up.
import type { Server } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import type { Services } from './services.ts';

type Module = typeof import('./services.ts') & typeof import('./config.ts');

/** Mounts the relay when the first socket arrives; mounts it anew when its code changed. */
export function realtime(): Plugin {
	return {
		name: 'two-tides-realtime',
		apply: 'serve',
		configureServer(vite) {
			if (process.env.VITEST || !vite.httpServer) return;
			const httpServer = vite.httpServer as Server;
			let mounted: Promise<Services> | null = null;
			const mount = () => (mounted ??= start(vite, httpServer));
			// After Vite listens, so that its own upgrade handler is there first.
			httpServer.once('listening', () => void mount());
			vite.middlewares.use((request, response, next) => {
				if (!request.url?.startsWith('/socket.io/')) return next();
				void mount().then((host) => host.handleSocketRequest(httpServer, request, response));
			});
			vite.watcher.on('change', (file) => {
				if (!mounted || !/[\\/](server|protocol)[\\/]/.test(file)) return;
				const old = mounted;
				mounted = null;
				void old.then(async (host) => {
					await host.relay?.close();
					await host.close();
					await mount();
				});
			});
			httpServer.on('close', () => void mounted?.then((host) => host.close()));
		}
	};
}

async function start(vite: ViteDevServer, httpServer: Server): Promise<Services> {
	const { builtServices, buildServices } = (await vite.ssrLoadModule(
		'/server/services.ts'
	)) as Module;
	const { readConfig } = (await vite.ssrLoadModule('/server/config.ts')) as Module;
	const { port } = httpServer.address() as { port: number };
	const env = { DATA_DIR: './data/dev', ...process.env, PORT: String(port) };
	const host = builtServices() ?? buildServices(readConfig(env), './drizzle');
	host.createRealtime(httpServer);
	return host;
}
