// Loaded into a test server before anything else (`--import`): its clock runs ahead by as much as the
// test says. The product has no such switch.
const real = Date.now;
let ahead = Number(process.env.TEST_CLOCK_AHEAD ?? 0);

Date.now = () => real() + ahead;
globalThis.Date = new Proxy(Date, {
	construct: (target, args: unknown[], self) =>
		Reflect.construct(target, args.length === 0 ? [Date.now()] : args, self) as object
});

process.on('message', (message: { ahead: number }) => {
	ahead = message.ahead;
	process.send!({ ahead });
});
// Listening for the test is no reason to stay alive.
process.channel?.unref();
