import { parseArgs } from 'node:util';
import type { Entity } from '#lib/domain/model/entity.ts';
import { importModes, type ImportMode } from '#lib/domain/imports/import.ts';
import { stored } from '#lib/domain/registry.ts';
import { isLanguage, type Language } from '../texts.ts';
import type { Wishes } from './file-plan.ts';

export const USAGE = `npm run import -- <table> <file> [options]

  --map <column>=<field>   which field a column goes to; may be repeated. Without it columns are found by their names
  --set <field>=<value>    the same value for every row; may be repeated
  --key <field>[,<field>]  how rows are recognised
  --mode <mode>            insert, update or upsert
  --locale <language>      en, de, pl or tr: how numbers and dates are written where the file leaves it open
  --empty <word>           a word that stands for an empty cell, such as NULL; may be repeated
  --leave-out-faulty       leave lines with errors out, which are listed, and write the others
  --confirm                write although there are warnings
  --dry-run                only check

The database is that of DATABASE_URL. Where a running Kontor owns it, name its address by KONTOR_URL and an API token
by KONTOR_TOKEN.`;

export type Asked = {
	readonly entity: Entity;
	readonly file: string;
	readonly wishes: Wishes;
	readonly locale: Language;
	readonly leaveOutFaulty: boolean;
	readonly confirm: boolean;
	readonly dryRun: boolean;
};

/** What was typed, or what is wrong with it. */
export function readArguments(args: readonly string[]): Asked | { readonly wrong: string } {
	try {
		return read(args);
	} catch (error) {
		return { wrong: error instanceof Error ? error.message : String(error) };
	}
}

function read(args: readonly string[]): Asked {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			map: { type: 'string', multiple: true },
			set: { type: 'string', multiple: true },
			key: { type: 'string', multiple: true },
			empty: { type: 'string', multiple: true },
			mode: { type: 'string' },
			locale: { type: 'string', default: 'en' },
			'leave-out-faulty': { type: 'boolean', default: false },
			confirm: { type: 'boolean', default: false },
			'dry-run': { type: 'boolean', default: false }
		}
	});
	const [table, file] = positionals;
	if (!table || !file || positionals.length > 2) throw new Error('A table and a file are needed');
	const entity = Object.hasOwn(stored, table) ? stored[table] : undefined;
	if (!entity) {
		throw new Error(`No table ${table}. There are: ${Object.keys(stored).join(', ')}`);
	}
	if (!isLanguage(values.locale)) throw new Error(`No language ${values.locale}`);
	const mode = values.mode === undefined ? undefined : modeNamed(values.mode);
	return {
		entity,
		file,
		locale: values.locale,
		leaveOutFaulty: values['leave-out-faulty'],
		confirm: values.confirm,
		dryRun: values['dry-run'],
		wishes: {
			...(values.map ? { columns: pairs(values.map) } : {}),
			...(values.set ? { constants: pairs(values.set) } : {}),
			...(values.key ? { key: values.key.flatMap((text) => text.split(',')) } : {}),
			...(values.empty ? { emptyWords: values.empty } : {}),
			...(mode ? { mode } : {})
		}
	};
}

function modeNamed(text: string): ImportMode {
	const found = importModes.find((mode) => mode === text);
	if (!found) throw new Error(`No mode ${text}. There are: ${importModes.join(', ')}`);
	return found;
}

function pairs(texts: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		texts.map((text) => {
			const at = text.indexOf('=');
			if (at < 1) throw new Error(`"${text}" is not of the form name=value`);
			return [text.slice(0, at), text.slice(at + 1)];
		})
	);
}
