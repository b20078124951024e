export const browserFigures = async (_n: number) => [];
