import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { stored } from '#lib/domain/registry.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { makeWorld, type World } from './world.ts';

export type Worlds = {
	/** A company as it is set up. */
	readonly ready: World;
	/** An empty database, for entities of which the set-up creates every row there can be. */
	readonly bare: World;
	of(name: string): World;
	close(): Promise<void>;
};

export async function makeWorlds(): Promise<Worlds> {
	const [ready, bare] = [await makeWorld(), await makeWorld()];
	await setUp(ready.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	return {
		ready,
		bare,
		of: (name) => (isFull(known(stored[name], name)) ? bare : ready),
		close: async () => {
			await ready.close();
			await bare.close();
		}
	};
}

/** A unique choice is a row for each value, and no more. */
const isFull = ({ fields, single }: Entity): boolean =>
	single !== true && Object.values(fields).some((field) => field.kind === 'choice' && field.unique);
