// Preloaded into every measured process: tells CPU and memory when it is asked over IPC. Memory is
// what is alive after a collection; the resident set beside it holds what a collector has not given
// back yet, which differs from run to run. A question for CPU alone collects nothing.
process.on('message', (message) => {
	const { user, system } = process.cpuUsage();
	const usage = { cpuMs: (user + system) / 1000, rss: 0, live: 0 };
	if (message === 'memory') {
		const collect = (globalThis as { gc?: () => void }).gc;
		collect?.();
		collect?.();
		const { heapUsed, external, rss } = process.memoryUsage();
		Object.assign(usage, { rss, live: heapUsed + external });
	}
	process.send!(usage);
});
// The channel alone must not keep a process alive.
process.channel?.unref();
