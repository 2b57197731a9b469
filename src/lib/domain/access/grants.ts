import { entities } from '../entities/index.ts';

/** Words on fields: who may see and change what is restricted, who may change what is guarded. */
const words = ['costs.read', 'costs.write', 'prices.write'];

/** Every grant there is, in the order in which the rights are shown. */
export const grants: readonly string[] = [
	...Object.keys(entities).flatMap((name) => [`${name}.read`, `${name}.write`]),
	...words
];
