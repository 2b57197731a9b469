import { rm } from 'node:fs/promises';
import type { Entity } from '#lib/domain/model/entity.ts';
import type { ImportFile, ImportPlan, ReadingWish } from '#lib/domain/imports/import.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Database } from '../db/client.ts';
import { newId } from '../new-id.ts';
import { Refused } from '../refused.ts';
import { rememberedPlan } from '../store/import-mapping.ts';
import { guessPlan, headerSignature, importable } from './guess.ts';
import { keep, type Job } from './jobs.ts';
import { mannerOf, voiceOf } from './manner.ts';
import { columnsOf, firstRows, headerOf } from './open-source.ts';
import { receive, type Received } from './receive.ts';
import { decode, delimiterOf, natureOf } from './sniff.ts';
import { toText, type SourceFile } from './source.ts';
import { readSheets, unpackSheet } from './xlsx.ts';

export type ImportContext = { readonly db: Database; readonly actor: Actor };

const SHOWN_ROWS = 20;
const SHOWN_SAMPLES = 5;

/** Takes a file in and says what is in it. Throws Refused for one that cannot be read. */
export async function startImport(
	context: ImportContext,
	entity: Entity,
	{ name, locale, body }: { name: string; locale: string; body: AsyncIterable<Uint8Array> }
): Promise<ImportFile> {
	const received = await receive(body);
	try {
		const { file, sheets } = await recognise(received, locale);
		const job: Job = {
			id: newId(),
			db: context.db,
			user: context.actor.userId,
			entity,
			name: name.slice(0, 200),
			folder: received.folder,
			sheets,
			usual: mannerOf(locale),
			voice: voiceOf(locale),
			at: Date.now(),
			file,
			first: [],
			columns: [],
			phase: 'sent',
			lines: 0,
			share: 0,
			problems: [],
			operation: null,
			asked: null,
			checked: null,
			corrections: new Map(),
			skips: new Set(),
			stop: false,
			working: Promise.resolve()
		};
		await open(job, null);
		await keep(job);
		return await told(context, job);
	} catch (error) {
		await rm(received.folder, { recursive: true, force: true });
		throw error;
	}
}

/** Reads the file anew, as the user says it is to be taken apart. What was checked is checked no more. */
export async function describeImport(
	context: ImportContext,
	job: Job,
	reading?: ReadingWish
): Promise<ImportFile> {
	if (reading) {
		if (job.phase !== 'sent' && job.phase !== 'checked' && job.phase !== 'failed') {
			throw new Refused([{ code: 'import.busy' }]);
		}
		if (job.file.format === 'xlsx' && !job.sheets.includes(reading.sheet)) {
			throw new Refused([{ code: 'import.no-workbook' }]);
		}
		await job.checked?.staged.close();
		job.checked = null;
		job.phase = 'sent';
		job.corrections.clear();
		job.skips.clear();
		await open(job, reading);
	}
	return told(context, job);
}

async function recognise({ path, size, head, validUtf8 }: Received, locale: string) {
	const { format, encoding } = natureOf(head, validUtf8, locale);
	const sheets = format === 'xlsx' ? await readSheets(path) : [];
	if (format === 'xlsx' && sheets.length === 0) throw new Refused([{ code: 'import.empty' }]);
	const delimiter = format === 'csv' ? delimiterOf(decode(head, encoding)) : ',';
	const reading = { encoding, delimiter, sheet: sheets[0] ?? '', header: 0 };
	return { file: { path, format, size, reading } satisfies SourceFile, sheets };
}

/** Reads the top of the file; without a wish for the header it is looked for. */
async function open(job: Job, wish: ReadingWish | null): Promise<void> {
	const reading = { ...job.file.reading, ...wish, header: wish?.header ?? 0 };
	const file = { ...job.file, reading };
	if (file.format === 'xlsx') await unpackSheet(file);
	const rows = await firstRows(file);
	if (rows.length === 0) throw new Refused([{ code: 'import.empty' }]);
	const header = wish?.header ?? headerOf(rows);
	job.file = { ...file, reading: { ...reading, header } };
	job.first = rows.slice(0, SHOWN_ROWS);
	job.columns = columnsOf(rows, header, job.voice);
}

async function told({ db, actor }: ImportContext, job: Job): Promise<ImportFile> {
	const fields = importable(actor, job.entity);
	const guess = guessPlan(job.entity, fields, job.columns, job.usual);
	const signature = headerSignature(job.columns);
	const remembered = await rememberedPlan(db, actor.userId, job.entity.name, signature);
	const allowed = remembered && onlyFields(remembered, new Set(fields.map(([name]) => name)));
	return {
		id: job.id,
		entity: job.entity.name,
		name: job.name,
		format: job.file.format,
		size: job.file.size,
		sheets: job.sheets,
		reading: job.file.reading,
		columns: job.columns.map((column) => ({
			...column,
			samples: column.samples.slice(0, SHOWN_SAMPLES).map((text) => text.slice(0, 200))
		})),
		first: job.first.map(({ line, cells }) => ({
			line,
			cells: cells.map((cell) => toText(cell, job.voice).slice(0, 200))
		})),
		guess,
		plan: allowed ?? guess,
		remembered: allowed !== null
	};
}

/** A remembered plan may name what the user may not change any more. */
function onlyFields(plan: ImportPlan, allowed: ReadonlySet<string>): ImportPlan {
	const fields = Object.entries(plan.fields).filter(([name]) => allowed.has(name));
	return { ...plan, fields: Object.fromEntries(fields) };
}
