import type { CountryReport, ReportedAgreement, ReportedProject } from '../country-report.ts';
import type { PublicDocument } from '../public-documents.reads.ts';
import type { ReportedTranche } from '../reported-funding.ts';
import { element, type XmlElement } from './xml.ts';

/** Where links can lead: files of this server where it has an address, public papers in any case. */
export interface Linked {
  readonly publicUrl: string | null;
  readonly documents: readonly PublicDocument[];
}

interface Link {
  readonly address: string;
  readonly format: string;
  readonly title: string;
  readonly category: string;
  readonly on: string | null;
}

function documentLink({ address, format, title, category, on }: Link): XmlElement {
  return element('document-link', { url: address, format }, [
    element('title', {}, [element('narrative', {}, title)]),
    element('category', { code: category }),
    on === null ? null : element('document-date', { 'iso-date': on }),
  ]);
}

const PAGE = 'text/html';

/** Memoranda of the partner that stand on the web, and the reports published of it. */
export function programmeLinks(report: CountryReport, linked: Linked): readonly XmlElement[] {
  return [...report.agreements.flatMap(agreementLink), ...editionLinks(report, linked)].map(
    documentLink,
  );
}

/** Kinds of agreement between the two governments. */
const MEMORANDA = ['jcm-memorandum', 'memorandum'];

function agreementLink({ kind, source, title, signedOn }: ReportedAgreement): readonly Link[] {
  const [address] = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:)]/.exec(source) ?? [];
  if (address === undefined || !MEMORANDA.includes(kind)) return [];
  const format = address.endsWith('.pdf') ? 'application/pdf' : PAGE;
  return [{ address, format, title, category: 'B13', on: signedOn }];
}

/** This edition, where it is one, and the one that was published before. */
function editionLinks(
  { status, changes, country, period }: CountryReport,
  { publicUrl }: Linked,
): readonly Link[] {
  if (publicUrl === null) return [];
  const name = `Country report of JCM Ledger, ${country.name}`;
  const own = status.id === null ? [] : [[`${name}, ${period.name}`, status.id] as const];
  const link = (title: string, address: string): Link => ({
    address: `${publicUrl}${address}`,
    format: 'application/json',
    title,
    category: 'B01',
    on: null,
  });
  return [
    ...own.map(([title, id]) => link(title, `/v1/report-editions/${id}`)),
    ...(changes.since === null
      ? []
      : [link(`${name}, edition ${changes.since.edition}`, changes.since.address)]),
  ];
}

/** The page of a tranche. */
export function trancheLinks(
  { id, title }: ReportedTranche,
  { publicUrl }: Linked,
): readonly XmlElement[] {
  return publicUrl === null ? [] : [pageLink(`${publicUrl}/tranches/${id}`, title)];
}

const CATEGORIES: Readonly<Record<string, string>> = {
  Val_Rep: 'A01',
  Asst_Req: 'A01',
  Mon_Rep: 'A08',
  Imp_Rep: 'A08',
  SDIR: 'A08',
  Vrf_Rep: 'A07',
};

/** The page of a project, and its public documents. */
export function projectLinks(
  { id, reference, title }: ReportedProject,
  { publicUrl, documents }: Linked,
): readonly XmlElement[] {
  if (publicUrl === null) return [];
  return [
    pageLink(`${publicUrl}/projects/${encodeURIComponent(reference)}`, title),
    ...documents
      .filter(({ project }) => project === id)
      .map((one) =>
        documentLink({
          address: `${publicUrl}/v1/documents/${one.id}/content`,
          format: one.mediaType,
          title: one.title,
          category: CATEGORIES[one.form] ?? 'A02',
          on: one.filedOn,
        }),
      ),
  ];
}

function pageLink(address: string, title: string): XmlElement {
  return documentLink({ address, format: PAGE, title, category: 'A12', on: null });
}
