import { refusals as kernel } from './kernel.ts';
import { refusals as audit } from './audit.ts';
import { refusals as ledger } from './ledger.ts';
import { refusals as partnerCountry } from './partner-country.ts';
import { refusals as participant } from './participant.ts';
import { refusals as methodology } from './methodology.ts';
import { refusals as project } from './project.ts';
import { refusals as publicSource } from './public-source.ts';
import { refusals as funding } from './funding.ts';
import { refusals as monitoring } from './monitoring.ts';
import { refusals as carbonCredit } from './carbon-credit.ts';
import { refusals as issuance } from './issuance.ts';
import { refusals as article6 } from './article6.ts';
import { refusals as reporting } from './reporting.ts';
import { refusals as events } from './events.ts';
import { refusals as http } from './http.ts';
import { refusals as identity } from './identity.ts';
import { facts, fields, forms } from './fields.ts';
import type { RefusalTexts } from '../refusal-texts.ts';

/** Refusals on pages, in French. */
export const texts: RefusalTexts = {
  refusals: {
    ...kernel,
    ...audit,
    ...ledger,
    ...partnerCountry,
    ...participant,
    ...methodology,
    ...project,
    ...publicSource,
    ...funding,
    ...monitoring,
    ...carbonCredit,
    ...issuance,
    ...article6,
    ...reporting,
    ...events,
    ...http,
    ...identity,
  },
  fields,
  forms,
  facts,
};
