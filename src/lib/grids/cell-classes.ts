import type { CellClassParams } from 'ag-grid-community';
import type { Field } from '#lib/domain/model/field.ts';
import type { AnyRow } from '#lib/domain/model/row.ts';
import { lightAt } from './availability-light.ts';
import type { CellEdit } from './cell-edit.ts';
import type { ColumnHost } from './columns.ts';
import { toneClasses } from './formats/format-rule.ts';
import { lookOf } from './kinds.ts';

type Params = CellClassParams<AnyRow>;

const BY_STATE: Readonly<Partial<Record<CellEdit['state'], string>>> = {
	saving: 'k-saving',
	queued: 'k-saving',
	unsaved: 'k-unsaved',
	refused: 'k-refused',
	confirm: 'k-confirm',
	conflict: 'k-conflict'
};

/**
 * What the cells of a column look like by what stands in them, what is being typed there, and what others do. The grid
 * asks when it draws a cell and when it is told to by force, and takes off what no longer holds. One question for all
 * of them: a rule for each class would cost every cell an answer and a look at the page, whether it holds or not.
 */
export function cellClasses(
	host: ColumnHost,
	name: string,
	field: Field
): (params: Params) => string[] {
	const fixed = fixedClasses(field);
	const kind = field.kind === 'formula' ? field.as : field.kind;
	const isFlag = kind === 'flag';
	const isRequired = field.kind !== 'formula' && field.required === true && !isFlag;
	return ({ data, node, value }) => {
		const classes = [...fixed];
		if (isFlag && value === true) classes.push('k-yes');
		if (isFlag && typeof value !== 'boolean') classes.push('k-empty');
		if (!data) return classes;
		if (node.rowPinned === 'bottom') {
			if (value !== null) classes.push(`k-total-${host.table.totalOf(name)}`);
			return classes;
		}
		const isFixed = field.kind !== 'formula' && !host.isEditable(name, data.id);
		if (isFixed && host.mayWrite) classes.push('k-fixed');
		const isNew = node.rowPinned === 'top' && data.version === 0;
		if (isNew && isRequired && isEmpty(value)) classes.push('k-missing');
		if (field.kind === 'formula' && isFault(value)) classes.push('k-fault');
		const state = stateClass(host, data, name);
		if (state !== undefined && !(isNew && state === 'k-saving')) classes.push(state);
		if (host.isFresh(data.id)) classes.push('k-fresh');
		if (!node.rowPinned) {
			if (host.isMarked(data.id)) classes.push('k-marked');
			classes.push(...host.others.classesAt(data.id, name));
		}
		const light = lightAt(host.entity.name, name, data);
		if (light) classes.push('k-light', `k-light-${light}`);
		const tone = host.formats.of(data, name);
		if (tone) classes.push(...toneClasses(tone));
		if (tone && host.formats.isSigned(data, name)) classes.push('k-tone-sign');
		if (!tone && isDiscrepancy(name, value)) classes.push('k-tone-warning', 'k-tone-sign');
		return classes;
	};
}

function fixedClasses(field: Field): readonly string[] {
	const look = lookOf(field);
	const kind = field.kind === 'formula' ? field.as : field.kind;
	return [
		...(look.align === 'left' ? [] : [`k-${look.align}`]),
		...(kind === 'flag' ? ['k-flag'] : []),
		...(field.kind === 'formula' ? ['k-computed'] : [])
	];
}

function stateClass(host: ColumnHost, { id }: AnyRow, name: string): string | undefined {
	const edit = host.editOf(id, name);
	const known = edit && BY_STATE[edit.state];
	return known ?? (host.faultOf(id, name) === undefined ? undefined : 'k-refused');
}

/** What came is not what was expected (F62). */
const isDiscrepancy = (name: string, value: unknown) =>
	name === 'discrepancy' && typeof value === 'number' && value !== 0;

const isFault = (value: unknown) => typeof value === 'string' && /^#[A-Z]/.test(value);
const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
