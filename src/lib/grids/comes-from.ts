import type { Session } from '#lib/client/session.svelte.ts';
import { tableAddress } from '#lib/client/table-address.ts';
import { grantOf, type JobName } from '#lib/domain/jobs/index.ts';
import { m, text } from '#lib/ui/text.ts';
import { drafting } from './documents/drafting.ts';

/** Where rows of a table come from that nobody need type, in words, and the page where that is. */
export type Origin = { readonly hint: string; readonly href: string; readonly label: string };

/** Tables that a job fills. */
const found: Readonly<Record<string, JobName>> = { reorderSuggestion: 'suggestReorders' };

/** Tables that follow from documents, and how. */
const brought: Readonly<Record<string, { documents: string; hint: () => string }>> = {
	demandLine: { documents: 'salesOrder', hint: () => m['grid.neededByOrders']() }
};

/** As far as this user may go there. */
export function comesFrom(entity: string, session: Session): Origin | undefined {
	const follows = brought[entity];
	if (follows && session.may(`${follows.documents}.read`))
		return linked(follows.hint(), follows.documents);
	const job = found[entity];
	if (job && session.may(grantOf(job))) {
		const hint = m['grid.foundBy']({ job: text(`job.${job}`) });
		return { hint, href: '/settings/jobs', label: m['nav.jobs']() };
	}
	const [source, how] = Object.entries(drafting).find(([, { makes }]) => makes === entity) ?? [];
	if (!source || !how || !session.may(`${source}.read`)) return undefined;
	const told = { button: how.label(), documents: text(`${source}.*`) };
	return linked(m['grid.draftedBy'](told), source);
}

const linked = (hint: string, source: string): Origin => ({
	hint,
	href: tableAddress(source),
	label: text(`${source}.*`)
});
