/** What the entries of bank loans say. */
export const bankLoanWords = {
  drawn: (code: string) => `Pencairan pinjaman bank ${code}`,
  paid: (code: string) => `Angsuran pinjaman bank ${code}`,
} as const;
