import { expect, test } from 'vitest';
import { isDeeperThan } from '#lib/server/trpc/nesting.ts';

test('counts what is open, not what was opened', () => {
	const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
	expect(isDeeperThan(3, deep(3))).toBe(false);
	expect(isDeeperThan(3, deep(4))).toBe(true);
	expect(isDeeperThan(3, `[${Array.from({ length: 99 }, () => '{"a":[1]}').join()}]`)).toBe(false);
	expect(isDeeperThan(3, '[{"a":{"b":[]}}]')).toBe(true);
});

test('brackets in text are text', () => {
	expect(isDeeperThan(2, JSON.stringify({ a: ['[[[[{{{{"[[[\\"[[\\\\'] }))).toBe(false);
	expect(isDeeperThan(2, JSON.stringify(['"', '\\', [[]]]))).toBe(true);
});
