export { BonPayDialog } from './BonPayDialog.tsx';
export { BonScreen } from './BonScreen.tsx';
export { CreditDialog } from './CreditDialog.tsx';
export { MemberPinDialog } from './MemberPinDialog.tsx';
