/** Words of the card for drawers and shifts in the settings. */
export const shiftSettingWords = {
  title: 'Laci dan shift',
  drawers: 'Nama laci',
  drawersHint: 'Satu nama per baris. Lebih dari satu: dipilih saat buka shift.',
  drawersWrong: 'Tulis satu nama laci per baris, paling panjang 20 huruf.',
  reason: 'Selisih tanpa sebab sampai',
  reasonHint: '0: setiap selisih ditanya sebabnya.',
  limit: 'Selisih tanpa izin sampai',
  limitHint: 'Di atasnya perlu PIN bendahara atau ketua.',
  openings: 'Buka laci tanpa jual, berapa kali bebas',
  openingsHint: 'Per shift. Berikutnya perlu PIN bendahara atau ketua.',
} as const;
