import { OneOf } from '../../http/fields.ts';
import { LANGUAGES, type Language } from '../language/language.ts';

/** In which form a certificate is wanted. */
export class CertificateQuery {
  @OneOf(['json', 'pdf'], { optional: true, description: 'JSON where it is left out' })
  readonly format?: 'json' | 'pdf';

  @OneOf(LANGUAGES, {
    optional: true,
    description: 'Language of the printed certificate; else what the client would rather have',
  })
  readonly lang?: Language;
}
