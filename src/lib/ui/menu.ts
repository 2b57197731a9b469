import type { IconName } from './icons.ts';
import type { Keys } from './keys.ts';

export type MenuItem =
	| {
			readonly kind?: 'action';
			readonly label: string;
			readonly icon?: IconName;
			readonly keys?: Keys;
			readonly danger?: boolean;
			readonly disabled?: boolean;
			readonly run: () => void;
	  }
	| { readonly kind: 'separator' }
	| {
			readonly kind: 'choice';
			readonly label: string;
			readonly value: string;
			readonly options: readonly { readonly value: string; readonly label: string }[];
			readonly onchoose: (value: string) => void;
	  };
