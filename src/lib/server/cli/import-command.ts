import { env } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { ImportPhase, ImportProgress } from '#lib/domain/imports/import.ts';
import { openCompany } from '../app.ts';
import { Owned } from '../db/owner.ts';
import { problemText, reason } from '../imports/errors-csv.ts';
import { newId } from '../new-id.ts';
import { Refused } from '../refused.ts';
import { KONTOR } from '../setup/set-up.ts';
import { readArguments, USAGE, type Asked } from './arguments.ts';
import { openHere, openThere, type Door } from './door.ts';
import { NoColumn, planFor } from './file-plan.ts';

type Say = (line: string) => void;

/** The command line's import: says what it does, and answers the exit code. */
export async function importCommand(args: readonly string[], say: Say): Promise<number> {
	const asked = readArguments(args);
	if ('wrong' in asked) {
		say(`${asked.wrong}\n\n${USAGE}`);
		return 1;
	}
	try {
		const { KONTOR_URL: url, KONTOR_TOKEN: token } = env;
		if (url) return await importThrough(openThere(url, token ?? ''), asked, say);
		const company = await openCompany('the command line');
		try {
			return await importThrough(openHere(company.db, KONTOR), asked, say);
		} finally {
			await company.close();
		}
	} catch (error) {
		for (const line of explained(error, asked)) say(line);
		return 1;
	}
}

function explained(error: unknown, { entity, file }: Asked): readonly string[] {
	if (error instanceof Refused) {
		return error.problems.map((problem) => problemText(entity.name, problem, 'en'));
	}
	if (error instanceof Owned) {
		return [error.message, 'To import through it, set KONTOR_URL and KONTOR_TOKEN (an API token).'];
	}
	if (error instanceof NoColumn) return [error.message];
	const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
	if (missing) return [`There is no file ${file}`];
	return [error instanceof Error ? error.message : String(error)];
}

/** Checks a file and, unless something stands in the way, writes it. */
export async function importThrough(door: Door, asked: Asked, say: Say): Promise<number> {
	const { entity, locale, wishes, leaveOutFaulty, confirm, dryRun } = asked;
	const file = await door.start(entity, asked.file, locale);
	try {
		await door.check(file.id, planFor(file, wishes));
		const progress = await settled(door, file.id);
		if (progress.phase !== 'checked') throw new Refused(progress.problems);
		sayCounts(progress, say);
		if (progress.counts.faulty > 0) {
			await sayErrors(door, file.id, entity.name, say);
			if (!leaveOutFaulty) return 1;
			await door.leaveOutFaulty(file.id);
		}
		if (dryRun) return 0;
		const confirmed = confirm ? progress.warnings : [];
		await door.commit(file.id, newId(), confirmed);
		const { phase, problems } = await settled(door, file.id);
		if (phase !== 'written') throw new Refused(problems);
		say('Written.');
		return 0;
	} finally {
		await door.cancel(file.id).catch(() => undefined);
	}
}

const WORKING: readonly ImportPhase[] = ['checking', 'writing'];

async function settled(door: Door, id: string): Promise<ImportProgress> {
	for (;;) {
		const progress = await door.progress(id);
		if (!WORKING.includes(progress.phase)) return progress;
		await setTimeout(100);
	}
}

function sayCounts({ counts, warnings }: ImportProgress, say: Say): void {
	const { lines, inserted, updated, unchanged, faulty, warned } = counts;
	say(
		`${lines} lines: ${inserted} new, ${updated} changed, ${unchanged} unchanged, ${faulty} with errors`
	);
	if (warned > 0) say(`${warned} lines with warnings: ${warnings.join(', ')}`);
}

const PAGE = 500;

async function sayErrors(door: Door, id: string, entity: string, say: Say): Promise<void> {
	for (let offset = 0; ; offset += PAGE) {
		const { lines, total } = await door.errors(id, offset, PAGE);
		for (const { line, problems, cells } of lines) {
			for (const problem of problems) say(`line ${line}: ${reason(entity, problem, 'en')}`);
			for (const { field, text, problems } of cells) {
				for (const problem of problems) {
					say(
						`line ${line}: ${reason(entity, { ...problem, field }, 'en')} (${JSON.stringify(text)})`
					);
				}
			}
		}
		if (offset + PAGE >= total) return;
	}
}
