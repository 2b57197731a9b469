import { expect, test } from 'vitest';
import { makeThrottle } from '#lib/server/auth/throttle.ts';

const limits = { free: 3, firstMs: 1000, longestMs: 8000 };

test('the delay grows, stops growing, and passes', () => {
	const throttle = makeThrottle(limits);
	const delays = Array.from({ length: 8 }, () => {
		throttle.count('ana', 0);
		return throttle.delay('ana', 0);
	});
	expect(delays).toEqual([0, 0, 1000, 2000, 4000, 8000, 8000, 8000]);
	expect(throttle.delay('ana', 5000)).toBe(3000);
	expect(throttle.delay('ana', 8000)).toBe(0);
	expect(throttle.delay('ben', 0)).toBe(0);
});

test('half an hour of quiet forgets, success forgives', () => {
	const throttle = makeThrottle(limits);
	for (let n = 0; n < 9; n++) throttle.count('ana', 0);
	throttle.count('ana', 31 * 60_000);
	expect(throttle.delay('ana', 31 * 60_000)).toBe(0);
	for (let n = 0; n < 9; n++) throttle.count('ben', 0);
	throttle.forgive('ben');
	expect(throttle.delay('ben', 0)).toBe(0);
});

test('taking back one attempt keeps the failures before it', () => {
	const throttle = makeThrottle(limits);
	for (let n = 0; n < 4; n++) throttle.count('office', 0);
	throttle.discount('office');
	expect(throttle.delay('office', 0)).toBe(1000);
});

test('a flood of names does not fill the memory, and the newest are kept', () => {
	const throttle = makeThrottle(limits);
	for (let n = 0; n < 9; n++) throttle.count('first', 0);
	for (let n = 0; n < 20_000; n++) throttle.count(`name ${n}`, 0);
	expect(throttle.delay('first', 0)).toBe(0);
	for (let n = 0; n < 3; n++) throttle.count('name 19999', 0);
	expect(throttle.delay('name 19999', 0)).toBeGreaterThan(0);
});
