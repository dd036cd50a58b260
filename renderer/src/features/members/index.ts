export { MemberScreen } from './MemberScreen.tsx';
export { MembersScreen } from './MembersScreen.tsx';
export { OfficersScreen } from './OfficersScreen.tsx';
