import type { JSX } from 'react';
import { bonScreenWords } from '../../../../shared/text/screenBon.ts';
import { stockWords } from '../../../../shared/text/stock.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { Screen, useRole, useTheme } from '../../app/index.ts';
import { Card, CardBody, CardHead, cx, Segmented, type Theme } from '../../ui/index.ts';
import { ApprovalCard } from './ApprovalCard.tsx';
import { DisplayCard } from './DisplayCard.tsx';
import { DisplayContentCard } from './DisplayContentCard.tsx';
import { FailedJobs } from './FailedJobs.tsx';
import { PeopleCard } from './PeopleCard.tsx';
import { PrinterCard } from './PrinterCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { QrisCard } from './QrisCard.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';
import { ShiftCard } from './ShiftCard.tsx';
import { RulesCard } from './RulesCard.tsx';
import { ScaleCard } from './ScaleCard.tsx';
import styles from './SettingsScreen.module.css';

/** What can be set today: the look of this PC, the receipt printer, the receipt, the QRIS code, the till's rules, and the people. */
export function SettingsScreen(): JSX.Element {
  const { theme, setTheme } = useTheme();
  const mayChange = useRole('ketua', 'admin');
  const mayTry = useRole('bendahara', 'ketua', 'admin');
  const mayMove = useRole('ketua');
  const readsProfile = useRole('ketua', 'bendahara', 'pengawas', 'admin');
  const printsReceipts = useRole('kasir', 'bendahara', 'ketua');
  return (
    <Screen title={roomName.settings}>
      <div className={cx(styles['devices'], !mayChange && styles['wide'])}>
        <div className={styles['column']}>
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
          {printsReceipts && <FailedJobs />}
          <PrinterCard use="printer.receipt" mayChange={mayChange} mayTry={mayTry} />
          <PrinterCard use="printer.spare" mayChange={mayChange} mayTry={mayTry} />
          <RulesCard mayChange={mayChange} />
        </div>
        <div className={styles['column']}>
          <ReceiptCard mayChange={mayChange} />
          <QrisCard mayChange={mayChange} />
          <ShiftCard mayChange={mayChange} />
          <ApprovalCard setting="bon.overLimit" words={bonScreenWords.overLimit} mayChange={mayChange} />
          <ApprovalCard setting="stock.foundAtTill" words={stockWords.foundRule} mayChange={mayChange} />
          <DisplayContentCard mayChange={mayChange} />
          <ScaleCard mayChange={mayChange} />
          {readsProfile && <ProfileCard mayChange={mayMove} />}
        </div>
      </div>
      {mayChange && <PeopleCard />}
    </Screen>
  );
}
