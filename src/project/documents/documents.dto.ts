import { OneOf, PublicId, Text } from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import {
  DOCUMENT_FORM_CODES,
  DOCUMENT_VISIBILITIES,
  type DocumentForm,
  type DocumentVisibility,
} from './forms.ts';

/** What is said of a file in the address to which it is sent; the body is the file. */
export class DocumentUploadQuery {
  @OneOf(DOCUMENT_FORM_CODES, { description: "The JCM's code of the form", example: 'PDD' })
  readonly form!: DocumentForm;
  @Text({ max: 300, description: 'Its title' })
  readonly title!: string;
  @Text({
    optional: true,
    max: 20,
    pattern: /^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$/,
    form: 'numbers with points between them, such as 02.1',
    description: 'Its version as it stands on it; the next whole number where left out',
  })
  readonly version?: string;
  @OneOf(DOCUMENT_VISIBILITIES, {
    optional: true,
    description: '`public` where left out; `confidential` for the edition with nothing blacked out',
  })
  readonly visibility?: DocumentVisibility;
  @PublicId({
    optional: true,
    description: 'The document whose other edition this is; it then has the same version',
    example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly editionOf?: string;
}

/** What a list of documents takes from its address. */
export class DocumentQuery extends PageQuery {
  @OneOf(DOCUMENT_FORM_CODES, { optional: true, description: 'Only of this form' })
  readonly form?: DocumentForm;
}
