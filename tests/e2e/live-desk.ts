import type { Locator } from '@playwright/test';
import { newId } from '../support/make.ts';
import type { Desk } from './journey.ts';

export const price = ({ sheet }: Desk, row: string): Locator => sheet.cell(row, 'salesPrice');

/** What tells of rows that changed meanwhile. */
export const chip = ({ sheet }: Desk): Locator =>
	sheet.root.getByRole('button', { name: 'Refresh' });

/** A change by somebody who types elsewhere; articles by their number, others by their name. */
export async function change({ api }: Desk, number: string, patch: object, entity = 'article') {
	const { id, version } = await api.row(entity, number, entity === 'article' ? 'number' : 'name');
	const changes = [{ id, version, patch }];
	await api.mutate(`entities.${entity}.save`, { operation: newId(), changes });
}
