import { may } from '#lib/domain/access/may.ts';
import type { Problem } from '#lib/domain/model/problem.ts';
import type { Tx } from '#lib/server/db/transaction.ts';
import { goneSince, returnKinds } from '#lib/server/store/return-sources.ts';
import type { Outcome, Scene } from './effects.ts';
import { goneProblems, movesBack, returnsIn } from './return-goods.ts';

const kind = returnKinds.salesReturn;

/** Somebody says that goods may come back: as many as were delivered and are not to come back already (E82). */
export async function approveReturn(tx: Tx, scene: Scene): Promise<Outcome> {
	return { problems: (await returnsIn(tx, scene, kind, 'receivedOn')).problems };
}

/** The goods are back, at what they cost when they left (E73). What nobody has approved takes the right to do so. */
export async function receiveReturn(tx: Tx, scene: Scene): Promise<Outcome> {
	const { returned, sources, problems } = await returnsIn(tx, dated(scene), kind, 'receivedOn');
	const refused = [...unapproved(scene), ...problems];
	if (refused.length > 0) return { problems: refused };
	const way = (shelf: { warehouse: string; bin: string | null }) => ({ from: null, to: shelf });
	const days = new Map(
		returned.map(({ paper, day }) => [paper, { receivedOn: day ?? scene.today }] as const)
	);
	const { articles } = scene;
	const moves = returned.flatMap((each) =>
		movesBack(kind, each, each.day ?? scene.today, { sources, articles, way })
	);
	return { moves, cells: days };
}

/**
 * The goods are with the customer again, as long as none of them has gone since. One that is requested again was
 * received on no day yet.
 */
export async function unreceiveReturn(tx: Tx, { papers, heads }: Scene): Promise<Outcome> {
	const received = papers.map(({ doc }) => doc).filter(({ state }) => state === 'received');
	const ids = received.map(({ id }) => id);
	const again = heads.filter(({ id, after }) => ids.includes(id) && after['state'] === 'requested');
	return {
		problems: goneProblems('return.used', await goneSince(tx, ids)),
		cells: new Map(again.map(({ id }) => [id, { receivedOn: null }]))
	};
}

/** Where nobody has said on which day they are back, it is the one on which that is said. */
const dated = (scene: Scene): Scene => ({
	...scene,
	heads: scene.heads.map((head) => ({
		...head,
		after: { ...head.after, receivedOn: head.after['receivedOn'] ?? scene.today }
	}))
});

const unapproved = ({ papers, context }: Scene): readonly Problem[] =>
	may(context.actor, 'salesReturn.approve')
		? []
		: papers
				.filter(({ doc }) => doc.state === 'requested')
				.map(({ doc }) => ({ code: 'return.not-approved', at: { row: doc.id } }));
