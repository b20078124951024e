// Preloaded into every measured process: tells CPU and memory when it is asked over IPC.
process.on('message', (message) => {
	if (message !== 'usage') return;
	const collect = (globalThis as { gc?: () => void }).gc;
	collect?.();
	const { user, system } = process.cpuUsage();
	process.send!({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() });
});
// The channel alone must not keep a process alive.
process.channel?.unref();
