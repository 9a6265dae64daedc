import type { DocumentSettings } from '../../database/document-settings.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DiskStore } from './disk-store.ts';
import { S3Store } from './s3-store.ts';
import type { DocumentStore } from './store.ts';

/** Where files of documents are kept, as the settings say: a folder, or an object store. */
export function documentStoreOf({ dir, s3 }: DocumentSettings, clock: Clock): DocumentStore {
  return s3 === null ? new DiskStore(dir) : new S3Store(s3, clock);
}
