export { shuHandlers } from './handlers.ts';
export { Shu, type MemberPaper, type SavingsStanding, type ShuBases, type ShuBooks, type ShuMember, type ShuStatement, type TradeRow } from './shu.ts';
