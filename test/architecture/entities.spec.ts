import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startApplication, type RunningApplication } from '../harness/application.ts';

/*
 * The schema is made by the migrations alone; entities only read it. So each entity is held against
 * the catalogue: a column that a migration renames or forgets is found here, not by a reader.
 */
let application: RunningApplication;
let owner: pg.Client;

beforeAll(async () => {
  application = await startApplication();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

describe('every entity', () => {
  it('names columns that the migrations made, with their types, nullability and key', async () => {
    const { entityMetadatas } = application.ledger.app.get(DataSource);
    expect(entityMetadatas.length).toBeGreaterThan(0);
    for (const entity of entityMetadatas) {
      const { rows } = await owner.query(
        `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS required,
                coalesce(a.attnum = ANY (k.conkey), false) AS key
           FROM pg_attribute a
           LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
          WHERE a.attrelid = ('public.' || $1)::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
        [entity.tableName],
      );
      const made = new Map(rows.map(({ name, ...column }) => [name, column]));
      for (const column of entity.columns) {
        expect({ column: column.databaseName, ...made.get(column.databaseName) }).toEqual({
          column: column.databaseName,
          type: column.type === 'char' ? 'character' : column.type,
          required: !column.isNullable,
          key: column.isPrimary,
        });
      }
      expect(entity.synchronize).toBe(false);
    }
  });
});
