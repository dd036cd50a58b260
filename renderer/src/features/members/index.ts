export { MemberScreen } from './MemberScreen.tsx';
export { MembersScreen } from './MembersScreen.tsx';
