// The bare side of the window: an Electron with one window and one word in it.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (process.env['GERAI_USER_DATA']) app.setPath('userData', process.env['GERAI_USER_DATA']);
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true, show: false, webPreferences: { contextIsolation: true, sandbox: true } });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(path.join(__dirname, 'index.html'));
});
