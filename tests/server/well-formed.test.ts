import { expect, test } from 'vitest';
import { wellFormed } from '#lib/server/db/well-formed.ts';
import { newId } from '../support/make.ts';
import { makeWorld } from '../support/world.ts';

const LONE = '\ud800';

test('half a pair becomes the sign for no letter, whole pairs and backslashes stay', () => {
	expect(wellFormed(`a${LONE}b😀`)).toBe('a\ufffdb😀');
	const cells = [LONE, '\udc00', '😀', '\\ud800', '\\\\', `\\${LONE}`, 'ü'];
	const whole = ['\ufffd', '\ufffd', '😀', '\\ud800', '\\\\', '\\\ufffd', 'ü'];
	expect(JSON.parse(wellFormed(JSON.stringify(cells)))).toEqual(whole);
	expect(JSON.parse(wellFormed('["\\uD83D\\uDE00","\\uD83D\\uD83D\\uDE00"]'))).toEqual([
		'😀',
		'\ufffd😀'
	]);
	expect(wellFormed('a note on \\ud800')).toBe('a note on \\ud800');
});

test('a cell that holds half a letter is stored, read and found without harm', async () => {
	const world = await makeWorld();
	const save = (id: string, code: string) =>
		world.api().entities.unit.save({
			operation: newId(),
			changes: [{ id, version: 0, patch: { code, name: `broken ${LONE} name` } }]
		});
	await save(newId(), `x${LONE}`);
	await expect(save(newId(), `x${LONE}`)).rejects.toThrow('value.taken');
	const page = { offset: 0, limit: 10, search: 'broken' };
	const { rows } = await world.api().entities.unit.list(page);
	expect(rows.map(({ name }) => name)).toEqual(['broken \ufffd name']);
	await world.close();
});
