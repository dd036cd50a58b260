import type { Chance } from './random.ts';

const FIRST = [
  'Wahyuni', 'Joko', 'Siti', 'Budi', 'Nur', 'Agus', 'Dewi', 'Andi', 'Rina', 'Hendra', 'Maryam', 'Yusuf', 'Fitri', 'Bambang', 'Lestari', 'Rahmat', 'Aisyah', 'Slamet', 'Kartika', 'Dedi', 'Ratna', 'Eko', 'Sari', 'Hasan', 'Indah', 'Rudi', 'Murni', 'Iwan', 'Yanti',
  'Taufik', 'Sulastri', 'Arif', 'Mega', 'Supri', 'Halimah', 'Fajar', 'Endang', 'Ridwan', 'Tuti', 'Wawan', 'Nadia', 'Gunawan', 'Asih', 'Hamid', 'Ida', 'Teguh', 'Marlina', 'Sofyan', 'Puji', 'Zainal',
];
const LAST = [
  'Astuti', 'Santoso', 'Hidayah', 'Wijaya', 'Lestari', 'Rahman', 'Pratama', 'Syahril', 'Saputra', 'Noor', 'Handayani', 'Setyo', 'Kurniawan', 'Permata', 'Siregar', 'Maulana', 'Utami', 'Nugroho', 'Anggraini', 'Tanjung', 'Hakim', 'Suryani', 'Basri', 'Wulandari',
  'Firmansyah', 'Sihombing', 'Ramadhan', 'Pangestu', 'Mahmud', 'Puspita',
];

/** A name nobody has yet; the same chance gives the same names. */
export function inventName(chance: Chance, taken: Set<string>): string {
  for (;;) {
    const name = `${chance.pick(FIRST)} ${chance.pick(LAST)}`;
    const distinct = taken.has(name) ? `${name} ${chance.pick(LAST)}` : name;
    if (taken.has(distinct)) continue;
    taken.add(distinct);
    return distinct;
  }
}

/** An invented NIK with the area code of Kota Balikpapan (6471), a plausible birth date and a running end: never two alike. */
export function inventNik(chance: Chance, serial: number): string {
  const woman = chance.happens(0.55);
  const day = chance.between(1, 28) + (woman ? 40 : 0);
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return `6471${pad(chance.between(1, 6), 2)}${pad(day, 2)}${pad(chance.between(1, 12), 2)}${pad(chance.between(60, 99), 2)}${pad(serial, 4)}`;
}

export const inventPhone = (chance: Chance): string => `0812${String(chance.between(0, 99_999_999)).padStart(8, '0')}`;
