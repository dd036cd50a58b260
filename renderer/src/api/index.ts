export { callHost, onEvent, onHost } from './bridge.ts';
export { api, endSession, onUnauthenticated, setSession } from './client.ts';
export { chooseDisplay, displayStatus, onDisplayStatus, showOnDisplay, watchDisplay } from './display.ts';
export { ApiError, asApiError } from './error.ts';
export { useApiAction, useApiCommand, useApiQuery, type ApiAction, type ApiCommand } from './hooks.ts';
export { newId } from './id.ts';
export { queryClient } from './queryClient.ts';
