/** What the line below the grid may tell of a column. */
export const totalNames = ['none', 'sum', 'average', 'min', 'max', 'count'] as const;
export type TotalName = (typeof totalNames)[number];
