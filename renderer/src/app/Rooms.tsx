import { DoorClosed } from 'lucide-react';
import { Suspense, useEffect, type JSX } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { roleName, shellWords } from '../../../shared/text/screens.ts';
import { DisplayFeed, TillProvider } from '../features/sales/index.ts';
import { Button, Card, EmptyState } from '../ui/index.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ROOMS } from './rooms.ts';
import { ROUTES } from './routes.tsx';
import { Screen } from './Screen.tsx';
import { useUser } from './session.tsx';

/** The signed-in program: one screen at a time, by the address behind the #. */
export function Rooms(): JSX.Element {
  const user = useUser();
  const [location] = useHashLocation();
  const first = ROOMS[user.role][0].path;
  return (
    <TillProvider>
      <DisplayFeed />
      <Router hook={useHashLocation}>
        <ScreenBoundary at={location}>
          <Suspense>
            <Switch>
              <Route path="/">
                <Redirect to={first} replace />
              </Route>
              {ROUTES.map(({ path, roles, screen: RoomScreen }) => (
                <Route key={path} path={path}>
                  {roles.includes(user.role) ? <RoomScreen /> : <Refused title={shellWords.notAllowed} help={shellWords.notAllowedHelp(roleName[user.role])} />}
                </Route>
              ))}
              <Route>
                <Refused title={shellWords.notFound} help={shellWords.notFoundHelp} />
              </Route>
            </Switch>
          </Suspense>
        </ScreenBoundary>
      </Router>
    </TillProvider>
  );
}

function Refused({ title, help }: { readonly title: string; readonly help: string }): JSX.Element {
  const user = useUser();
  const first = ROOMS[user.role][0];
  const [, navigate] = useHashLocation();
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-first-room]')?.focus();
  }, []);
  return (
    <Screen title={title}>
      <Card flow grow>
        <EmptyState
          icon={DoorClosed}
          title={title}
          action={
            <Button kind="primary" data-first-room onClick={() => navigate(first.path)}>
              {shellWords.goTo(first.label)}
            </Button>
          }
        >
          {help}
        </EmptyState>
      </Card>
    </Screen>
  );
}
