import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drift, ServerClock } from './server-clock.ts';

const began = 1_800_000_000_000;
/** A device in a world whose true time is the server's. */
class Device {
	/** True milliseconds since the test began. */
	time = 0;
	#slept = 0;
	#wallIsOff: number;
	#rate: number;
	readonly clock: ServerClock;

	constructor(wallIsOff = 0, rate = 0) {
		this.#wallIsOff = wallIsOff;
		this.#rate = rate;
		this.clock = new ServerClock({
			wall: () => began + this.time + this.#wallIsOff,
			steady: () => 5000 + (this.time - this.#slept) * (1 + this.#rate)
		});
	}

	/** Asks; the question takes `up`, the answer `down`. */
	asks(up: number, down: number): void {
		const asked = this.clock.ask();
		this.time += up;
		const said = Math.floor(began + this.time);
		this.time += down;
		this.clock.answered(asked, said);
	}

	sleeps(ms: number): void {
		this.time += ms;
		this.#slept += ms;
	}

	setsWall(by: number): void {
		this.#wallIsOff += by;
	}

	get error(): number {
		return this.clock.now() - (began + this.time);
	}
}

const delay = fc.double({ min: 0, max: 3000, noNaN: true });
const rate = fc.double({ min: -drift, max: drift, noNaN: true });
const asking = fc.record({
	up: delay,
	down: delay,
	rest: fc.double({ min: 0, max: 600_000, noNaN: true })
});

describe('TIME the server’s time on a device', () => {
	test('TIME1 is never further from the truth than it says, whatever the network and the quartz do', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -3_600_000, max: 3_600_000 }),
				rate,
				fc.array(asking, { minLength: 1, maxLength: 20 }),
				(wallIsOff, quartz, askings) => {
					const device = new Device(wallIsOff, quartz);
					for (const { up, down, rest } of askings) {
						device.asks(up, down);
						expect(Math.abs(device.error)).toBeLessThanOrEqual(device.clock.uncertainty() + 0.01);
						device.time += rest;
						expect(Math.abs(device.error)).toBeLessThanOrEqual(device.clock.uncertainty() + 0.01);
					}
				}
			)
		);
	});

	test('TIME1 is off by no more than half of what the way there and the way back differ in', () => {
		fc.assert(
			fc.property(delay, delay, (up, down) => {
				const device = new Device(180_000);
				device.asks(up, down);
				expect(Math.abs(device.error)).toBeLessThanOrEqual(Math.abs(up - down) / 2 + 1.01);
				expect(device.clock.uncertainty()).toBeLessThanOrEqual((up + down) / 2 + 2);
			})
		);
	});

	test('TIME2 differs by at most 200 ms on two devices whose answers take up to 190 ms, asked each minute', () => {
		const trip = fc.record({
			up: fc.double({ min: 0, max: 190, noNaN: true }),
			share: fc.double({ min: 0, max: 1, noNaN: true })
		});
		fc.assert(
			fc.property(fc.array(trip, { minLength: 2, maxLength: 12 }), rate, rate, (trips, a, b) => {
				const mara = new Device(240_000, a);
				const tom = new Device(-300_000, b);
				for (const [i, { up, share }] of trips.entries()) {
					const device = i % 2 === 0 ? mara : tom;
					device.time = Math.max(mara.time, tom.time);
					device.asks(up * share, up * (1 - share));
				}
				const now = Math.max(mara.time, tom.time) + 20_000;
				mara.time = tom.time = now;
				expect(Math.abs(mara.clock.now() - tom.clock.now())).toBeLessThanOrEqual(
					mara.clock.uncertainty() + tom.clock.uncertainty()
				);
				expect(Math.abs(mara.clock.now() - tom.clock.now())).toBeLessThanOrEqual(200);
			})
		);
	});

	test('gets better with every answer and never worse by a slow one', () => {
		const device = new Device();
		device.asks(200, 10);
		const first = device.clock.uncertainty();
		device.asks(10, 200);
		expect(device.clock.uncertainty()).toBeLessThan(first / 2);
		const second = device.clock.uncertainty();
		device.asks(2000, 1500);
		expect(device.clock.uncertainty()).toBeLessThan(second + 5);
		expect(Math.abs(device.error)).toBeLessThan(15);
	});

	test('is the device’s own until somebody has told', () => {
		const device = new Device(5000);
		expect(device.error).toBe(5000);
		expect(device.clock.uncertainty()).toBe(Number.POSITIVE_INFINITY);
	});

	test('TIME3 does not move when somebody sets the clock of the device back', () => {
		const device = new Device();
		device.asks(20, 20);
		device.setsWall(-7_200_000);
		expect(Math.abs(device.error)).toBeLessThanOrEqual(21);
		expect(device.clock.uncertainty()).toBeLessThan(25);
	});

	test('TIME3 goes on after a night’s sleep, and says that it is not sure until the server is asked', () => {
		const device = new Device(-30_000);
		device.asks(20, 20);
		device.sleeps(8 * 3_600_000);
		expect(Math.abs(device.error)).toBeLessThanOrEqual(25);
		expect(device.clock.uncertainty()).toBe(Number.POSITIVE_INFINITY);
		device.asks(15, 15);
		expect(device.clock.uncertainty()).toBeLessThan(20);
	});

	test('TIME3 tells how long ago something was, though the device slept in between', () => {
		const device = new Device();
		const then = device.clock.elapsed();
		device.time += 5000;
		device.sleeps(60_000);
		expect(device.clock.elapsed() - then).toBe(65_000);
	});

	test('TIME3 takes nothing from an answer it slept through', () => {
		const device = new Device();
		const asked = device.clock.ask();
		device.sleeps(60_000);
		device.clock.answered(asked, began);
		expect(device.clock.uncertainty()).toBe(Number.POSITIVE_INFINITY);
		expect(Math.abs(device.error)).toBeLessThanOrEqual(1);
	});

	test('TIME3 follows the server when its clock is set', () => {
		const device = new Device();
		device.asks(5, 5);
		const asked = device.clock.ask();
		device.time += 10;
		device.clock.answered(asked, began + device.time + 600_000);
		expect(device.error).toBeGreaterThan(599_000);
	});

	test('a process that was held up between two looks has not slept', () => {
		let held = 0;
		let time = 0;
		const clock = new ServerClock({
			wall: () => {
				if (held-- > 0) time += 400;
				return began + time;
			},
			steady: () => time
		});
		const asked = clock.ask();
		clock.answered(asked, began + time);
		held = 1;
		clock.now();
		expect(clock.uncertainty()).toBeLessThan(2);
	});
});
