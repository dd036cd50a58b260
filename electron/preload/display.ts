/** The member display hears what to show. There is no way back: nothing of this window reaches the program. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DisplayBridge } from '../../shared/contract/host.ts';

type Update = Parameters<Parameters<DisplayBridge['on']>[0]>[0];

const bridge: DisplayBridge = { on: (listener) => void ipcRenderer.on('gerai:display', (_event, update: Update) => listener(update)) };

contextBridge.exposeInMainWorld('display', bridge);
