/**
 * What kinds of document a project has, by the JCM's form codes (`JCM_{CC}_F_…`), and what they are.
 *
 * @source lists of forms published by the Joint Committees (rules and guidelines of each partner)
 */
export const DOCUMENT_FORMS = {
  PIN: 'Project Idea Note',
  PDD: 'Project Design Document',
  MoC: 'Modalities of Communication Statement',
  SDIP: 'Sustainable Development Implementation Plan',
  Asst_Req: 'Assessment of Reference Emissions Request',
  Val_Rep: 'Validation Report',
  Crd_Allc: 'Percentage of Credit Allocation Form',
  Reg_Req: 'Project Registration Request',
  RW_Req: 'Withdrawal of a Project Registration Request',
  Imp_Rep: 'Project Implementation Report',
  Mon_Rep: 'Monitoring Report',
  SDIR: 'Sustainable Development Implementation Report',
  Vrf_Rep: 'Verification Report',
  Iss_Req: 'Credits Issuance Request',
  IW_Req: 'Withdrawal of a Credits Issuance Request',
  PRC_Req: 'Post-Registration Change Request',
  Ren_Req: 'Renewal of Crediting Period Request',
  PW_Req: 'Project Withdrawal Request',
  other: 'Another document',
} as const satisfies Record<string, string>;

export type DocumentForm = keyof typeof DOCUMENT_FORMS;

export const DOCUMENT_FORM_CODES = Object.keys(DOCUMENT_FORMS) as readonly DocumentForm[];

/** The edition for everybody, or the one with what is blacked out in it. */
export const DOCUMENT_VISIBILITIES = ['public', 'confidential'] as const;
export type DocumentVisibility = (typeof DOCUMENT_VISIBILITIES)[number];

/** "the Project Design Document (PDD)" */
export function formInWords(form: DocumentForm): string {
  return `${DOCUMENT_FORMS[form]} (${form})`;
}
