/** What kind of rate an article is taxed at; which percent that is depends on the code and the day. */
export const vatCategories = ['standard', 'reduced', 'superReduced', 'zero', 'exempt'] as const;
export type VatCategory = (typeof vatCategories)[number];
