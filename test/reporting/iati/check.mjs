/* global process, console */
/*
 * Checks IATI files offline: `node check.mjs FOLDER FILE…`, where FOLDER holds the official schemas and
 * beside it `rulesets/standard.json`. Prints what it finds as JSON. A process of its own, because the
 * XML library is a module that the test runner cannot load.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { rulesetFindings } from './ruleset.mjs';

xmlRegisterFsInputProviders();
const [folder, ...files] = process.argv.slice(2);
const schemaFile = join(folder, 'iati-activities-schema.xsd');
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { url: schemaFile });
const validator = XsdValidator.fromDoc(schema);
const rulesFile = [
  join(dirname(folder), 'rulesets', 'standard.json'),
  join(folder, 'standard.json'),
].find((file) => existsSync(file));
const rules = rulesFile === undefined ? {} : JSON.parse(readFileSync(rulesFile, 'utf8'));

const results = files.map((file) => {
  const document = XmlDocument.fromBuffer(readFileSync(file));
  try {
    validator.validate(document);
  } catch (error) {
    const details = (error.details ?? [{ message: String(error) }]).map(
      ({ line, message }) => `line ${line}: ${message.trim()}`,
    );
    return { file, schema: details, rules: [] };
  }
  return { file, schema: [], rules: rulesetFindings(document, rules) };
});
console.log(JSON.stringify({ hasRules: rulesFile !== undefined, results }));
