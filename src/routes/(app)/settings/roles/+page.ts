import { trpc } from '#lib/client/trpc.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async () => ({ matrix: await trpc.roles.matrix.query() });
