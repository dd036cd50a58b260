/** What features may use of the shell. Routes and rooms stay inside it. */
export { CommandDialog, RecordedMessage, useCommandForm, type CommandForm, type Recorded } from './commandForm.tsx';
export { ErrorMessage } from './ErrorMessage.tsx';
export { ReportPaper } from './ReportPaper.tsx';
export { useExport, type Export, type WantedFile } from './useExport.ts';
export { requestHelp } from './help.ts';
export { useHostState } from './host.tsx';
export { clockAt, momentText } from './moment.ts';
export { ListCard } from './ListCard.tsx';
export { NoBook } from './NoBook.tsx';
export { notify } from './notice.tsx';
export { Screen, type ScreenProps } from './Screen.tsx';
export { onSignOut, useRole, useSession, useUser, type SessionUser } from './session.tsx';
export { StopDialog } from './StopDialog.tsx';
export { useTheme } from './theme.tsx';
export { useApprovers } from './useApprovers.ts';
export { ViewScreen, type View } from './ViewScreen.tsx';
export { useRowFocus } from './useRowFocus.ts';
export { usePage, type Page } from './usePage.ts';
