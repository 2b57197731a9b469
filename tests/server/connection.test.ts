import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '#lib/server/db/connection.ts';
import { openWriter } from '#lib/server/db/writer.ts';
import type { Argument } from '#lib/server/db/statement.ts';

function makeFile() {
	const url = `file:${join(mkdtempSync(join(tmpdir(), 'kontor-')), 'db')}`;
	const open = () => {
		const connection = openConnection(url, ['pragma journal_mode = wal']);
		return {
			...connection,
			run: (sql: string, ...args: Argument[]) => connection.execute({ sql, args })
		};
	};
	const first = open();
	first.run("create table word (id integer primary key, text text check (text <> 'no'))");
	return { url, open, first };
}

const INSERT = 'insert into word (text) values (?)';
const ALL = 'select text from word order by id';

test('a statement that is kept takes new values each time, and tells how many rows it wrote', () => {
	const { first } = makeFile();
	for (const text of ['a', null, 'b']) expect(first.run(INSERT, text).rowsAffected).toBe(1);
	expect(first.run(ALL).rows).toEqual([{ text: 'a' }, { text: null }, { text: 'b' }]);
	expect(first.run('update word set text = ? where id > ?', 'c', 1n).rowsAffected).toBe(2);
	expect(first.run('update word set text = ? where id > ?', 'd', 9n).rowsAffected).toBe(0);
	expect(first.run('insert into word (text) values (?) returning id', 'e').rows).toEqual([
		{ id: 4 }
	]);
	first.close();
});

test('a statement that is kept sees what others write, and keeps nobody from tidying up', () => {
	const { first, open } = makeFile();
	const other = open();
	expect(first.run(ALL).rows).toEqual([]);
	other.run(INSERT, 'theirs');
	expect(first.run(ALL).rows).toEqual([{ text: 'theirs' }]);
	expect(other.run('pragma wal_checkpoint(truncate)').rows).toEqual([
		{ busy: 0, log: 0, checkpointed: 0 }
	]);
	other.run('alter table word rename to phrase');
	other.run('create view word as select id, upper(text) as text from phrase');
	expect(first.run(ALL).rows).toEqual([{ text: 'THEIRS' }]);
	first.close();
	other.close();
});

test('a pragma takes effect each time', () => {
	const { first } = makeFile();
	for (const _ of [1, 2]) {
		expect(() => first.run(INSERT, 'no')).toThrow('CHECK');
		first.run('pragma ignore_check_constraints = on');
		expect(first.run(INSERT, 'no').rowsAffected).toBe(1);
		first.run('pragma ignore_check_constraints = off');
	}
	first.close();
});

test('a statement works again after it failed, and what it wrote then is stored', () => {
	const { first, open } = makeFile();
	first.run(INSERT, 'before');
	for (const _ of [1, 2]) expect(() => first.run(INSERT, 'no')).toThrow('CHECK');
	first.run(INSERT, 'after');
	first.close();
	const other = open();
	expect(other.run(ALL).rows).toEqual([{ text: 'before' }, { text: 'after' }]);
	other.close();
});

test('more statements than are kept are carried out all the same', () => {
	const { first } = makeFile();
	for (const _ of [1, 2]) {
		for (let n = 0; n < 300; n++) expect(first.run(`select ${n} as n`).rows).toEqual([{ n }]);
	}
	first.close();
});

test('a whole number that JavaScript does not hold is refused', () => {
	const { first } = makeFile();
	expect(first.run('select ? as n', 2n ** 53n - 1n).rows).toEqual([{ n: 2 ** 53 - 1 }]);
	expect(() => first.run('select ? as n', 2n ** 53n)).toThrow('no exact number');
	first.close();
});

test('a connection that is closed carries nothing out, also not what it kept', () => {
	const { first } = makeFile();
	first.run(ALL);
	first.close();
	expect(() => first.run(ALL)).toThrow('closed');
	expect(first.inTransaction()).toBe(false);
});

test('what comes after its transaction has ended is not written', async () => {
	const { url, first } = makeFile();
	const writer = openWriter(url);
	const insert = { sql: INSERT, args: ['in time'] };
	const kept = await writer.transaction('write');
	await kept.execute(insert);
	await kept.commit();
	await expect(kept.execute({ ...insert, args: ['late'] })).rejects.toThrow('closed');
	const dropped = await writer.transaction('write');
	await dropped.execute({ ...insert, args: ['dropped'] });
	dropped.close();
	await expect(dropped.execute({ ...insert, args: ['late'] })).rejects.toThrow('closed');
	const ended = await writer.transaction('write');
	await ended.execute({ sql: 'rollback', args: [] });
	await expect(ended.execute({ ...insert, args: ['alone'] })).rejects.toThrow('closed');
	ended.close();
	expect(first.run(ALL).rows).toEqual([{ text: 'in time' }]);
	writer.close();
	first.close();
});
