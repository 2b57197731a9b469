/** A moment in which the grid tells what was typed, and where its focus went: it does so in tasks of their own. */
export const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
