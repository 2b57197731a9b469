/** How much an article matters, by what its stock is worth or how often it goes: A is counted more often than C. */
export const abcClasses = ['a', 'b', 'c'] as const;
