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
