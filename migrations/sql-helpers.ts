import type { QueryRunner } from 'typeorm';

/** The two group roles. Login roles are made members of them by the migrator. */
export const APPLICATION_ROLE = 'jcm_ledger_application';
export const REPORT_ROLE = 'jcm_ledger_report';

/**
 * Statements that make a table append-only: the application may read and insert, everybody else may
 * read, and even the owner's UPDATE, DELETE and TRUNCATE are refused by a trigger.
 */
export function appendOnly(table: string): readonly string[] {
  return [
    `CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE ON public.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `CREATE TRIGGER ${table}_is_never_emptied BEFORE TRUNCATE ON public.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `GRANT SELECT, INSERT ON public.${table} TO ${APPLICATION_ROLE}`,
    `GRANT SELECT ON public.${table} TO ${REPORT_ROLE}`,
  ];
}

/**
 * Statements for a table that shows the present state of something whose history is kept elsewhere:
 * the application may change the named columns only, and nothing is ever deleted.
 */
export function projection(table: string, updatableColumns: readonly string[]): readonly string[] {
  return [
    `CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON public.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `CREATE TRIGGER ${table}_is_never_emptied BEFORE TRUNCATE ON public.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()`,
    `GRANT SELECT, INSERT ON public.${table} TO ${APPLICATION_ROLE}`,
    ...(updatableColumns.length > 0
      ? [`GRANT UPDATE (${updatableColumns.join(', ')}) ON public.${table} TO ${APPLICATION_ROLE}`]
      : []),
    `GRANT SELECT ON public.${table} TO ${REPORT_ROLE}`,
  ];
}

/** Runs statements one after the other: one statement per query. */
export async function runAll(
  queryRunner: QueryRunner,
  statements: readonly string[],
): Promise<void> {
  for (const statement of statements) await queryRunner.query(statement);
}

/** Drops tables in the given order, and refuses where one of them holds rows: history is not undone. */
export async function dropIfEmpty(
  queryRunner: QueryRunner,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) {
    const [row] = await queryRunner.query(`SELECT 1 AS found FROM public.${table} LIMIT 1`);
    if (row)
      throw new Error(`The table ${table} holds rows; a book of record is not migrated down.`);
  }
  for (const table of tables) await queryRunner.query(`DROP TABLE public.${table}`);
}
