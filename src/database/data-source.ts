import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import { DataSource } from 'typeorm';
import { EVERY_SESSION } from './pools.ts';
import { typeParsers } from './type-parsers.ts';

/** A migration as `migrations/all.ts` lists it. */
export type MigrationClass = new () => MigrationInterface;

/** An entity class of one of the rooms. */
export type EntityClass = abstract new (...values: never[]) => object;

/**
 * TypeORM for reference data and lists, as the application's role. The posting queue does not use it.
 * The schema is made by the migrations alone.
 *
 * @param poolSize most connections held at once
 */
export function dataSourceOptions(
  url: string,
  entities: readonly EntityClass[],
  poolSize = 5,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema: 'public',
    entities: [...entities],
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    poolSize,
    applicationName: 'jcm-ledger reference data',
    extra: { types: typeParsers, keepAlive: true, onConnect: everySession },
  };
}

/** TypeORM for the migrator alone, as the owner. Each migration is a database transaction of its own. */
export function migrationDataSource(
  url: string,
  migrations: readonly MigrationClass[],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'public',
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize: 1,
    applicationName: 'jcm-ledger migrating',
    extra: { onConnect: everySession },
  });
}

async function everySession(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query(EVERY_SESSION.join('; '));
}
