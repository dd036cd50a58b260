/** The only bridge between a window and the rest. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Event, GeraiBridge, Reply } from '../../shared/contract/host.ts';

const bridge: GeraiBridge = {
  call: (method, params, session) => ipcRenderer.invoke('gerai:call', { method, params, session }) as Promise<Reply>,
  on: (listener) => {
    const hear = (_event: IpcRendererEvent, event: Event): void => listener(event);
    ipcRenderer.on('gerai:event', hear);
    return () => void ipcRenderer.off('gerai:event', hear);
  },
};

contextBridge.exposeInMainWorld('gerai', bridge);
