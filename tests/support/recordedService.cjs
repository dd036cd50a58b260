// The service as built, with its connections written down.
const path = require('node:path');

require('./connections.cjs');
require(path.join(__dirname, '../../dist/service/service.cjs'));
