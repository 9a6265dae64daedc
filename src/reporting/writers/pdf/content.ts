import { chartSvg } from '../../charts/chart-svg.ts';
import { titleOf } from '../../document/title.ts';
import type { Display } from '../../language/display.ts';
import { scriptRuns } from '../../language/script-runs.ts';
import type { PaperDocument, PaperTable } from './paper.ts';

/** Points of an A4 page on its side, less the margins. */
const WIDTH = 778;
/** Left and right of a cell together. */
const CELL_PADDING = 16;

type Node = object;

/** Text for pdfmake; where another font has to take over, in pieces. */
export function textOf(text: string): string | readonly object[] {
  const runs = scriptRuns(text);
  if (runs.every(({ script }) => script === 'other')) return text;
  return runs.map(({ text: piece, script }) =>
    script === 'japanese' ? { text: piece, font: 'NotoSansJP' } : { text: piece },
  );
}

/** Everything between the header and the footer. */
export function contentOf(document: PaperDocument, display: Display): readonly Node[] {
  return [
    ...opening(document, display),
    ...document.tables.flatMap((table) => section(document, table, display)),
    ...definitions(document, display),
  ];
}

function opening(document: PaperDocument, display: Display): readonly Node[] {
  const { effectiveAsOf, knownAt } = document;
  const lead = display.label('page.lead', {
    day: display.day(effectiveAsOf),
    instant: display.instant(knownAt),
  });
  return [
    { text: textOf(titleOf(document, display)), style: 'title' },
    { text: textOf(lead), style: 'lead' },
    ...(document.failedChecks.length > 0 ? [failure(document, display)] : []),
    {
      table: {
        widths: [120, 245, 120, '*'],
        body: inPairs(
          document.facts.map(({ label, kind, value }) => [
            { text: textOf(display.label(label)), style: 'quiet' },
            { text: textOf(display.cell(kind, value)) },
          ]),
        ),
      },
      layout: 'noBorders',
      margin: [0, 4, 0, 8],
    },
  ];
}

/** Two facts to a line; the last one alone where their number is odd. */
function inPairs(facts: readonly (readonly Node[])[]): readonly (readonly Node[])[] {
  const half = Math.ceil(facts.length / 2);
  const nothing = [{ text: '' }, { text: '' }];
  return facts.slice(0, half).map((fact, at) => [...fact, ...(facts[half + at] ?? nothing)]);
}

/** What stands on the first page where a check failed: which, in words. */
function failure({ failedChecks }: PaperDocument, display: Display): Node {
  const named = failedChecks.map((id) => display.cell('label', id)).join('; ');
  return {
    table: {
      widths: ['*'],
      body: [[{ text: textOf(`${display.label('page.failed')} ${named}`), style: 'warning' }]],
    },
    margin: [0, 2, 0, 6],
  };
}

function section(document: PaperDocument, table: PaperTable, display: Display): readonly Node[] {
  const charts = document.charts.filter((chart) => chart.table === table.id);
  const notes = table.notes.map((note) => ({
    text: textOf(display.label(note)),
    style: 'note',
  }));
  const heading = { text: textOf(display.label(table.title)), style: 'heading' };
  if (table.rows.length === 0) {
    const nothing = { text: textOf(display.label('page.nothing')), style: 'quiet' };
    return [{ stack: [heading, ...notes, nothing] }];
  }
  return [
    { stack: [heading, ...notes] },
    ...charts.map((chart) => ({
      svg: chartSvg(chart, display),
      width: 520,
      font: 'NotoSans',
      margin: [0, 2, 0, 8],
    })),
    tableNode(table, display),
    ...(table.more > 0 ? [more(table, display)] : []),
  ];
}

function more({ more: left }: PaperTable, display: Display): Node {
  const count = display.cell('count', String(left));
  return { text: textOf(display.label('page.more', { count })), style: 'note' };
}

const TO_THE_RIGHT: ReadonlySet<string> = new Set(['amount', 'ratio', 'count']);

function tableNode({ columns, rows }: PaperTable, display: Display): Node {
  const whole = columns.reduce((sum, { paper = 1 }) => sum + paper, 0);
  const alignments = columns.map(({ kind }) => (TO_THE_RIGHT.has(kind) ? 'right' : 'left'));
  const heading = columns.map(({ label }, at) => ({
    text: textOf(display.label(label)),
    bold: true,
    alignment: alignments[at],
  }));
  const lines = rows.map((row) =>
    row.map((cell, at) => ({
      text: textOf(display.cell(columns[at]?.kind ?? 'text', cell)),
      alignment: alignments[at],
    })),
  );
  return {
    table: {
      headerRows: 1,
      widths: columns.map(({ paper = 1 }) => (WIDTH * paper) / whole - CELL_PADDING),
      body: [heading, ...lines],
    },
    layout: 'lightHorizontalLines',
    margin: [0, 0, 0, 8],
  };
}

function definitions({ definitions: terms }: PaperDocument, display: Display): readonly Node[] {
  if (terms.length === 0) return [];
  return [
    { text: textOf(display.label('table.definitions')), style: 'heading' },
    {
      table: {
        // What a word means stands on one page.
        dontBreakRows: true,
        widths: [170, WIDTH - 170 - 2 * CELL_PADDING],
        body: terms.map((term) => {
          const { name, meaning } = display.definition(term);
          return [{ text: textOf(name), bold: true }, { text: textOf(meaning) }];
        }),
      },
      layout: 'lightHorizontalLines',
    },
  ];
}
