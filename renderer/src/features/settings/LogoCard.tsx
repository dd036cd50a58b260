import { ImageUp } from 'lucide-react';
import { useMemo, useRef, useState, type JSX } from 'react';
import type { Raster } from '../../../../shared/domain/paper/lines.ts';
import { receiptLookWords as words } from '../../../../shared/text/printing.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, Message } from '../../ui/index.ts';
import { rasterUrl, readLogo } from './logo.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

/** The picture above every slip, as the printer sets it: black dots. */
export function LogoCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('receipt.logo');
  const [unreadable, setUnreadable] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const raster = setting.value?.raster ?? null;
  const choose = (file: File | undefined): void => {
    if (file === undefined) return;
    setUnreadable(false);
    readLogo(file).then((chosen) => setting.save({ raster: chosen }), () => setUnreadable(true));
  };
  return (
    <Card flow label={words.logo}>
      <CardHead title={words.logo} note={mayChange ? settingsWords.printerNote : settingsWords.readOnly} />
      <CardBody>
        <div className={styles['form']}>
          {setting.value && (raster === null ? <p className="muted">{words.none}</p> : <Dots raster={raster} />)}
          {mayChange && (
            <>
              <p className="faint small">{words.logoHelp}</p>
              <input
                ref={input}
                type="file"
                accept="image/png"
                hidden
                aria-label={words.choose}
                onChange={(event) => {
                  choose(event.currentTarget.files?.[0]);
                  event.currentTarget.value = '';
                }}
              />
              {unreadable && <Message tone="caution" live>{words.unreadable}</Message>}
              {setting.error && <ErrorMessage error={setting.error} />}
              <div className={styles['save']}>
                {setting.saved && (
                  <Message tone="in" live>
                    {settingsWords.saved}
                  </Message>
                )}
                {raster !== null && (
                  <Button disabled={setting.saving} onClick={() => setting.save({ raster: null })}>
                    {words.remove}
                  </Button>
                )}
                <Button icon={ImageUp} busy={setting.saving} onClick={() => input.current?.click()}>
                  {words.choose}
                </Button>
              </div>
            </>
          )}
        </div>
      </CardBody>
    </Card>
  );
}

function Dots({ raster }: { readonly raster: Raster }): JSX.Element {
  const url = useMemo(() => rasterUrl(raster), [raster]);
  return <img className={styles['logo']} src={url} width={raster.width} height={raster.height} alt={words.picture} draggable={false} />;
}
