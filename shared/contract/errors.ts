/** What went wrong, for programs. The message beside it is for the person. */
export const ERROR_CODES = ['VALIDATION', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'RULE', 'STORAGE', 'BUSY', 'INTERNAL'] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The rule that refused, where `code` is RULE. */
export const RULES = [
  'HET_EXCEEDED', 'LIMIT_EXCEEDED', 'BUYER_REQUIRED', 'STOCK_INSUFFICIENT', 'EXPIRED', 'CYLINDER_REQUIRED', 'PAYMENT_SHORT', 'CREDIT_LIMIT',
  'BALANCE_INSUFFICIENT', 'SHIFT_REQUIRED', 'PERIOD_CLOSED', 'UNBALANCED', 'APPROVAL_REQUIRED', 'CLOCK_SUSPECT', 'WAJIB_EXISTS', 'POKOK_PAID',
  'LOAN_STATE', 'MEMBER_STATE', 'BACKDATED', 'RATE_CAP', 'SELF_APPROVAL', 'PRICE_MISSING', 'CONTROL_ACCOUNT', 'IN_USE', 'MEMBER_PIN', 'SALE_STATE', 'LOAN_LIMIT', 'RELATED_LIMIT', 'MEMBERS_FIRST', 'REASON_REQUIRED', 'CONFIRM_NEEDED', 'WITHDRAWAL_LIMIT',
] as const;
export type Rule = (typeof RULES)[number];

export type ErrorDetails = { readonly [key: string]: string | number | boolean | null | readonly unknown[] | undefined };
