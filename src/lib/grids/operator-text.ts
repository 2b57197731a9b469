import type { Operator } from '#lib/domain/model/query.ts';
import { m } from '#lib/ui/text.ts';

const texts = {
	equals: () => m['grid.is.equals'](),
	differs: () => m['grid.is.differs'](),
	contains: () => m['grid.is.contains'](),
	lacks: () => m['grid.is.lacks'](),
	starts: () => m['grid.is.starts'](),
	less: () => m['grid.is.less'](),
	atMost: () => m['grid.is.atMost'](),
	more: () => m['grid.is.more'](),
	atLeast: () => m['grid.is.atLeast'](),
	empty: () => m['grid.is.empty'](),
	filled: () => m['grid.is.filled'](),
	in: () => m['grid.is.in']()
} as const satisfies Record<Operator, () => string>;

export const operatorText = (is: Operator): string => texts[is]();
