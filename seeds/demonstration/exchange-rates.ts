import { NO_COUNTRY } from '../../src/kernel/country-code.ts';
import type { Step } from './step.ts';

const PRESS_2003 =
  'Implied by "21,361 million yen (161.2 million dollars)": ' +
  'https://dw.com/de/kasachstan-hat-seit-1991-%C3%BCber-700-millionen-dollar-an-langfristigen-' +
  'japanischen-krediten-erhalten/a-916033';
const PRESS_2025 =
  'Implied by "10 million tenge (about 19,600 dollars)": ' +
  'https://kz.kursiv.media/en/2025-05-22/engk-nknk-authorities-to-launch-new-network-of-cheap-ev-' +
  'chargers-in-almaty/amp';
const INVENTED = 'Demonstration: an invented round rate, quoted by nobody';

/** Rates to show figures in dollars: two that press articles imply, and invented recent ones. */
export const DEMONSTRATION_RATES: readonly Step[] = [
  rate('JPY', 'USD', '0.007546463180', '2003-07-08', PRESS_2003),
  rate('KZT', 'USD', '0.00196000', '2025-05-22', PRESS_2025),
  rate('JPY', 'USD', '0.00666667', '2025-12-31', INVENTED),
  rate('JPY', 'USD', '0.00645161', '2026-03-31', INVENTED),
  rate('KZT', 'USD', '0.00192308', '2025-12-31', INVENTED),
  rate('USD', 'JPY', '150.00000000', '2025-12-31', INVENTED),
  rate('USD', 'JPY', '155.00000000', '2026-03-31', INVENTED),
  rate('USD', 'KZT', '520.00000000', '2025-12-31', INVENTED),
];

function rate(base: string, quote: string, text: string, rateOn: string, source: string): Step {
  return {
    key: `rate:${base}:${quote}:${rateOn}`,
    by: 'fund officer',
    kind: 'exchange-rate',
    country: NO_COUNTRY,
    body: { base, quote, rate: text, rateOn, source },
  };
}
