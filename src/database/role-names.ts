/** The database of the embedded server. */
export const DATABASE = 'jcm_ledger';

/** Owns the embedded server's database and migrates it; may make roles, is no superuser. */
export const OWNER = 'jcm_ledger_owner';

/** Login roles of the embedded server; with DATABASE_URL they have the names in the addresses. */
export const APPLICATION_LOGIN = 'jcm_ledger_app';
export const READER_LOGIN = 'jcm_ledger_reader';

/** Group that holds the program's rights: reads all, adds to the books, never changes or removes. */
export const APPLICATION_GROUP = 'jcm_ledger_application';

/** Group that may read and nothing else. */
export const REPORT_GROUP = 'jcm_ledger_report';
