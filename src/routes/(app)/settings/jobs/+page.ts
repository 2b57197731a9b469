import { trpc } from '#lib/client/trpc.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = () => trpc.jobs.list.query();
