/** The member display's page: draws what it is told, and asks nobody. */
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { displayAfter, NOTHING_SHOWN } from '../../../shared/contract/display.ts';
import { Display } from './Display.tsx';
import { followTheme } from './theme.ts';

followTheme();
const place = document.querySelector('#root');
if (place) {
  const root = createRoot(place);
  let state = NOTHING_SHOWN;
  // Heard before the page counts as loaded: the till tells everything then.
  window.display.on((update) => {
    state = displayAfter(state, update);
    root.render(<Display state={state} version={update.version} />);
  });
  root.render(<Display state={state} version={0} />);
}
