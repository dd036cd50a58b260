// The bare side of a start: a Node that opens the file with better-sqlite3, reads one row and says so.
const Sqlite = require('better-sqlite3');

const db = new Sqlite(process.env['GERAI_FILE']);
process.send?.({ row: db.prepare('SELECT username, name FROM user LIMIT 1').get() });
process.on('disconnect', () => {
  db.close();
  process.exit(0);
});
