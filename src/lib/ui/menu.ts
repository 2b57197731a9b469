import type { IconName } from './icons.ts';
import type { Keys } from './keys.ts';

/** Something that can be done, wherever it is offered: on a button, in a menu, in the command palette. */
export type Action = {
	readonly kind?: 'action';
	readonly label: string;
	readonly icon?: IconName;
	readonly keys?: Keys;
	readonly danger?: boolean;
	readonly disabled?: boolean;
	readonly run: () => void;
};

export type MenuItem =
	| Action
	| { readonly kind: 'separator' }
	| {
			readonly kind: 'choice';
			readonly label: string;
			readonly value: string;
			readonly options: readonly { readonly value: string; readonly label: string }[];
			readonly onchoose: (value: string) => void;
	  };
