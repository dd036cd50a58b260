/** Words about receipt printers: what goes wrong on the way to one, and what one says of itself. */

/** What can go wrong between the program and a receipt printer, or what the printer itself says before a job is sent. */
export type PrinterTrouble =
  | 'refused' | 'unknown-host' | 'unreachable' | 'no-answer' | 'unconfirmed' | 'broken-off' | 'missing' | 'denied' | 'busy' | 'no-system' | 'bad-setting'
  | 'paper-out' | 'cover-open' | 'offline' | 'faulty' | 'unsure' | 'stale';

const TROUBLES: Readonly<Record<PrinterTrouble, (name: string) => string>> = {
  'refused': (name) => `Printer menolak sambungan. Tidak ada yang menerima di ${name}; pastikan printer menyala dan alamatnya benar.`,
  'unknown-host': (name) => `Alamat printer tidak dikenal. ${name} tidak ada di jaringan ini; periksa alamat printer di Setelan.`,
  'unreachable': (name) => `Printer tidak terjangkau. ${name} tidak dapat dihubungi; periksa kabel jaringan dan alamat printer.`,
  'no-answer': (name) => `Printer tidak menjawab. ${name} tidak menerima struk; periksa listrik, kertas dan tutup printer.`,
  'unconfirmed': (name) => `Printer belum memberi kabar. Struk sudah dikirim ke ${name}; lihat dulu kertasnya sebelum mencetak lagi.`,
  'broken-off': (name) => `Sambungan printer terputus. ${name} berhenti di tengah struk; lihat dulu kertasnya sebelum mencetak lagi.`,
  'missing': (name) => `Printer tidak ditemukan. ${name} tidak ada; periksa kabel dan nyalakan printer.`,
  'denied': (name) => `Printer tidak boleh dipakai. Program tidak diberi izin memakai ${name}; minta teknisi membuka izinnya.`,
  'busy': (name) => `Printer sedang dipakai. ${name} dipakai program lain; tutup program itu lalu cetak lagi.`,
  'no-system': (name) => `Sistem cetak belum terpasang. ${name} tidak dapat dicapai lewat sistem cetak komputer ini; minta teknisi memasangnya.`,
  'bad-setting': (name) => `Sambungan printer tidak cocok. ${name} tidak menerima kecepatan yang dipilih; periksa sambungannya di Setelan.`,
  'paper-out': (name) => `Kertas habis. Belum ada yang dikirim ke ${name}; pasang kertas baru, lalu cetak lagi.`,
  'cover-open': (name) => `Tutup printer terbuka. Belum ada yang dikirim ke ${name}; tutup rapat, lalu cetak lagi.`,
  'offline': (name) => `Printer tidak siap. Belum ada yang dikirim ke ${name}; periksa lampu dan tombol printer, lalu cetak lagi.`,
  'faulty': (name) => `Printer rusak atau macet. Belum ada yang dikirim ke ${name}; matikan, periksa kertas dan pisaunya, nyalakan, lalu cetak lagi.`,
  'unsure': () => 'Mungkin sudah tercetak. Lihat kertasnya dahulu; tekan cetak lagi bila belum keluar.',
  'stale': () => 'Struk ini menunggu lama. Tekan cetak lagi bila masih perlu.',
};

/** A sentence for the cashier: headline, fact, what to do. The sale itself is safe before anything is printed. */
export const printerTrouble = (trouble: PrinterTrouble, name: string): string => TROUBLES[trouble](name);

/** The page that tries a printer. */
export const testPageWords = {
  title: 'HALAMAN UJI',
  width: (columns: number): string => `Lebar ${columns} huruf:`,
  widthHelp: 'Bila angka di atas turun ke baris kedua, pilih lebar kertas yang lain di Setelan.',
  left: 'Rata kiri',
  right: 'rata kanan',
  bold: 'Huruf tebal',
  large: 'BESAR',
  qr: 'Kode QR di bawah terbaca oleh ponsel:',
  qrText: 'GERAI-UJI-PRINTER',
  drawer: 'Laci uang dibuka bersama kertas ini.',
  noDrawer: 'Laci uang tidak dibuka.',
  last: '- baris terakhir -',
} as const;

/** What a printer says of itself, as short as the header needs it. */
export const printerStateWords: Readonly<Record<'ready' | 'near-end' | 'paper-out' | 'cover-open' | 'offline' | 'faulty', string>> = {
  'ready': 'Printer siap',
  'near-end': 'Kertas hampir habis',
  'paper-out': 'Kertas habis',
  'cover-open': 'Tutup printer terbuka',
  'offline': 'Printer tidak siap',
  'faulty': 'Printer macet',
};

/** Why a paper did not come out, where the printer itself said so. */
export const failedTitle = (cause: string | null): string | undefined => Object.entries(printerStateWords).find(([state]) => state === cause)?.[1];

/** What can be done with a paper that did not come out. */
export const reprintWords = {
  again: 'Cetak lagi',
  spare: 'Printer cadangan',
  pdf: 'Simpan PDF',
  letGo: 'Lepas',
  letGoOf: (ref: string): string => `Lepas ${ref} dari daftar, tidak dicetak`,
  sent: (ref: string, spare: boolean): string => `${ref} dikirim ke printer${spare ? ' cadangan' : ''}`,
  saved: (path: string): string => `PDF tersimpan di ${path}`,
  maybe: (no: string): string => `Struk ${no} mungkin sudah keluar. Lihat kertasnya dahulu.`,
  lookTitle: 'Lihat kertasnya dahulu',
  lookNote: (ref: string): string => ref,
  lookFacts: 'Printer berhenti memberi kabar saat mencetak. Kertasnya mungkin sudah keluar. Bila sudah, jangan dicetak lagi.',
  isOut: 'Sudah keluar',
  notOut: 'Belum keluar, cetak lagi',
} as const;

/** Setting a printer up. */
export const printerSettingWords = {
  titles: { 'printer.receipt': 'Printer struk', 'printer.spare': 'Printer cadangan' },
  notes: { 'printer.receipt': 'Berlaku mulai hari ini.', 'printer.spare': 'Dipakai hanya bila diminta saat printer struk gagal.' },
  known: 'Yang dikenal komputer ini',
  knownHint: 'Pilih di sini, atau isi sendiri di bawah.',
  knownNone: 'Tidak ada printer yang dikenal. Isi sendiri di bawah.',
  choose: 'Pilih printer',
  kind: 'Sambungan',
  kinds: { none: 'Tidak ada printer', tcp: 'Jaringan (alamat IP)', file: 'Kabel USB atau berkas', serial: 'Port serial', cups: 'Antrean CUPS (Linux)', windows: 'Printer Windows' },
  host: 'Alamat IP printer',
  hostHint: 'Contoh: 192.168.1.50',
  port: 'Nomor port',
  portHint: 'Biasanya 9100.',
  portProblem: 'isi 1 sampai 65535',
  path: 'Letak printer',
  pathHint: 'Contoh: /dev/usb/lp0',
  serialPath: 'Letak port',
  serialPathHint: 'Contoh: /dev/ttyUSB0 atau COM3',
  baud: 'Kecepatan',
  queue: 'Nama antrean',
  queueHint: 'Seperti yang tertulis di pengaturan printer.',
  name: 'Nama printer di Windows',
  drawer: 'Laci uang tersambung ke printer',
  yes: 'Ya, buka laci',
  no: 'Tidak ada laci',
  test: 'Cetak uji',
  testDrawer: 'Cetak uji dan buka laci',
  testHelp: 'Mencetak satu halaman dan menanyai printer: kertas, tutup, siap atau tidak.',
  tested: 'Halaman uji dikirim.',
  answers: (state: string): string => `Printer menjawab: ${state.toLowerCase()}. Mulai sekarang ditanyai sebelum tiap struk.`,
  spooler: (state: string): string => `Sistem cetak menjawab: ${state.toLowerCase()}.`,
  silent: 'Printer ini tidak memberi kabar tentang kertas dan tutupnya; struk tetap dikirim.',
} as const;

/** The logo on slips, and what the receipt looks like. */
export const receiptLookWords = {
  compact: 'Hemat kertas: tanpa alamat dan badan hukum, lebih sedikit baris kosong',
  code: 'Kode QR nomor struk di kaki struk, untuk dipindai di Riwayat',
  sample: 'Contoh struk dengan setelan ini',
  logo: 'Logo di struk',
  logoHelp: 'Gambar PNG hitam putih paling baik; dicetak dengan titik hitam, paling lebar 384 titik.',
  choose: 'Pilih gambar',
  remove: 'Tanpa logo',
  none: 'Struk dicetak tanpa logo.',
  picture: 'Logo seperti yang dicetak',
  unreadable: 'Berkas ini bukan gambar yang terbaca. Pilih berkas PNG lain.',
} as const;

/** A made-up sale that shows the layout. */
export const sampleWords = {
  address: 'Jalan dan nomor', city: 'Kota', legalNo: 'AHU-0000000', number: 'PJ-2026-000087', date: '21 Nov 2026', clock: '16.44', cashier: 'Nurul', shift: 'BS-2026-000012', goods: ['Minyak goreng 1 liter', 'Gula pasir 1 kg'],
} as const;
