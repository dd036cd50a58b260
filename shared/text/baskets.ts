/** Words of baskets that wait. */
export const basketWords = {
  what: 'Belanja yang ditahan',
  held: (number: string, lines: number) => `menahan belanja ${number}, ${lines} baris`,
  recalled: (number: string) => `memanggil belanja ${number}`,
  dropped: (number: string, lines: number) => `membuang belanja ${number}, ${lines} baris`,
} as const;
