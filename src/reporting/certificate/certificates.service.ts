import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CertificateView } from '../../carbon-credit/account.answers.ts';
import { UseReads } from '../../carbon-credit/use.reads.ts';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { Reader } from '../../database/reader.ts';
import type { Language } from '../language/language.ts';
import { writeCertificate } from '../writers/pdf/pdf.ts';
import type { PrintedCertificate } from './certificate.ts';

/** Printed certificates that are kept in memory: some 60 kB each. */
const KEPT_AT_MOST = 40;

/** Certificates of retirements and cancellations, as data and on paper. */
@Injectable()
export class Certificates {
  private readonly kept = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly uses: UseReads,
    private readonly reader: Reader,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  /** What a certificate says. Refuses ID.MALFORMED, CARBON_CREDIT.USE_NOT_FOUND. */
  view(id: string): Promise<CertificateView> {
    return this.uses.certificate(id);
  }

  /** With what stands on paper beside it. `origin` is where its public page is reached. */
  async printable(view: CertificateView, origin: string): Promise<PrintedCertificate> {
    const [row] = await this.reader.query(
      'SELECT names FROM public.partner_country WHERE country_code = $1',
      [view.country],
    );
    const { use, ...rest } = view;
    return {
      ...rest,
      use: use === 'retirement' ? 'retirement' : 'cancellation',
      countryNames: (row?.['names'] ?? {}) as Readonly<Record<string, string>>,
      address: `${origin}/certificates/${view.id}`,
      isDemonstration: this.book.kind === 'demonstration',
    };
  }

  /** The PDF; the last ones are kept, because a certificate seldom changes and printing takes long. */
  async print(certificate: PrintedCertificate, language: Language): Promise<Buffer> {
    const said = JSON.stringify([language, certificate]);
    const key = createHash('sha256').update(said).digest('hex');
    const known = this.kept.get(key);
    if (known) return known;
    const printing = writeCertificate(certificate, language);
    this.kept.set(key, printing);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_AT_MOST && oldest !== undefined) this.kept.delete(oldest);
    printing.catch(() => this.kept.delete(key));
    return printing;
  }
}
