import type { JSX, ReactNode } from 'react';
import { bonScreenWords } from '../../../../shared/text/screenBon.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { stockWords } from '../../../../shared/text/stock.ts';
import { Screen, useRole, useTheme } from '../../app/index.ts';
import { Card, CardBody, CardHead, Segmented, type Theme } from '../../ui/index.ts';
import { ApprovalCard } from './ApprovalCard.tsx';
import { DisplayCard } from './DisplayCard.tsx';
import { DisplayContentCard } from './DisplayContentCard.tsx';
import { FailedJobs } from './FailedJobs.tsx';
import { GoodsRulesCard } from './GoodsRulesCard.tsx';
import { LogoCard } from './LogoCard.tsx';
import { PeopleCard } from './PeopleCard.tsx';
import { PrinterCard } from './PrinterCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { QrisCard } from './QrisCard.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';
import { RulesCard } from './RulesCard.tsx';
import { ScaleCard } from './ScaleCard.tsx';
import styles from './SettingsScreen.module.css';
import { ShiftCard } from './ShiftCard.tsx';

/** A page of the settings room: cards in two columns. */
function Page({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }): JSX.Element {
  return (
    <Screen title={roomName.settings} tabs="settings">
      <div className={styles['page']}>
        <div className={styles['column']}>{left}</div>
        <div className={styles['column']}>{right}</div>
      </div>
    </Screen>
  );
}

/** What stands on the counter: the look of this PC, the members' display, the printers and the receipt. */
export function DeviceSettings(): JSX.Element {
  const { theme, setTheme } = useTheme();
  const mayChange = useRole('ketua', 'admin');
  const mayTry = useRole('bendahara', 'ketua', 'admin');
  const printsReceipts = useRole('kasir', 'bendahara', 'ketua');
  return (
    <Page
      left={
        <>
          {printsReceipts && <FailedJobs />}
          <PrinterCard use="printer.receipt" mayChange={mayChange} mayTry={mayTry} />
          <PrinterCard use="printer.spare" mayChange={mayChange} mayTry={mayTry} />
        </>
      }
      right={
        <>
          <Card flow>
            <CardHead title={words.look} />
            <CardBody>
              <Segmented<Theme>
                label={words.theme}
                hideLabel
                value={theme}
                onChange={setTheme}
                options={[
                  { value: 'light', label: words.light, note: words.lightNote },
                  { value: 'dark', label: words.dark, note: words.darkNote },
                ]}
              />
            </CardBody>
          </Card>
          <DisplayCard />
          <ReceiptCard mayChange={mayChange} />
          <LogoCard mayChange={mayChange} />
        </>
      }
    />
  );
}

/** What the till goes by, each from its day on. */
export function TillSettings(): JSX.Element {
  const mayChange = useRole('ketua', 'admin');
  const inOffice = useRole('bendahara', 'ketua', 'pengawas', 'admin');
  return (
    <Page
      left={
        <>
          <RulesCard mayChange={mayChange} />
          <ScaleCard mayChange={mayChange} />
        </>
      }
      right={
        <>
          <ShiftCard mayChange={mayChange} />
          <ApprovalCard setting="bon.overLimit" words={bonScreenWords.overLimit} mayChange={mayChange} />
          <ApprovalCard setting="stock.foundAtTill" words={stockWords.foundRule} mayChange={mayChange} />
          <QrisCard mayChange={mayChange} />
          {inOffice && <GoodsRulesCard mayChange={mayChange} />}
        </>
      }
    />
  );
}

/** Who the cooperative is, and what it tells its members on the second screen. */
export function CooperativeSettings(): JSX.Element {
  const mayChange = useRole('ketua', 'admin');
  const mayMove = useRole('ketua');
  return <Page left={<ProfileCard mayChange={mayMove} />} right={<DisplayContentCard mayChange={mayChange} />} />;
}

/** Who may sign in. */
export function PeopleSettings(): JSX.Element {
  return (
    <Screen title={roomName.settings} tabs="settings">
      <PeopleCard />
    </Screen>
  );
}
