import type { Component } from 'svelte';
import type { Id } from '#lib/domain/model/row.ts';
import { m } from '#lib/ui/text.ts';

/** What belongs to a row and is no table: a tab of its own in the pane, loaded when it is opened. */
export type RowPart = {
	readonly key: string;
	readonly grant: string;
	label(): string;
	load(): Promise<{ default: Component<{ row: Id; title: string }> }>;
};

/** By entity. */
export const rowParts: Readonly<Record<string, readonly RowPart[]>> = {
	user: [
		{
			key: 'password',
			grant: 'user.write',
			label: () => m['login.password'](),
			load: () => import('./panels/UserPassword.svelte')
		}
	]
};
