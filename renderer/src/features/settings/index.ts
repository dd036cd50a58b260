export { CooperativeSettings, DeviceSettings, PeopleSettings, TillSettings } from './SettingsScreen.tsx';
