import type { z } from 'zod';
import { afterSale } from './afterSale.ts';
import { assets } from './assets.ts';
import { baskets } from './baskets.ts';
import { bon } from './bon.ts';
import { books } from './books.ts';
import { buying } from './buying.ts';
import { cash } from './cash.ts';
import { consignment } from './consignment.ts';
import { cylinders } from './cylinders.ts';
import { evidence } from './evidence.ts';
import { goods } from './goods.ts';
import { goodsReports } from './goodsReports.ts';
import { interest } from './interest.ts';
import { journals } from './journals.ts';
import { loans } from './loans.ts';
import { members } from './members.ts';
import { paper } from './paper.ts';
import { payables } from './payables.ts';
import { periods } from './periods.ts';
import { reversals } from './reversals.ts';
import { savings } from './savings.ts';
import { shifts } from './shifts.ts';
import { shop } from './shop.ts';
import { statements } from './statements.ts';
import { stockroom } from './stockroom.ts';
import { system } from './system.ts';

/** Every method of the program. The router, the renderer's client, the command line and docs/contract.md are made from it. */
export const contract = { ...system, ...members, ...savings, ...interest, ...loans, ...shop, ...buying, ...payables, ...cylinders, ...consignment, ...stockroom, ...goods, ...shifts, ...afterSale, ...baskets, ...bon, ...books, ...journals, ...assets, ...cash, ...periods, ...statements, ...goodsReports, ...evidence, ...reversals, ...paper };

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a caller sends, as JSON. */
export type Params<M extends MethodName> = z.input<Contract[M]['input']>;
/** What a handler gets: parsed and branded. */
export type Args<M extends MethodName> = z.output<Contract[M]['input']>;
/** What a caller gets back, as JSON. */
export type Result<M extends MethodName> = z.input<Contract[M]['output']>;

export const METHOD_NAMES = Object.keys(contract) as MethodName[];
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(contract, name);
