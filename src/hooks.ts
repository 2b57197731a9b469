import type { Reroute } from '@sveltejs/kit';
import { pageOf } from '#lib/client/table-address.ts';

export const reroute: Reroute = ({ url }) => pageOf(url.pathname);
