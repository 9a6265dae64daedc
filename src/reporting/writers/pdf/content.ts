import { chartDrawing } from '../../charts/chart-svg.ts';
import type { Chart, DocumentTable } from '../../document/document.ts';
import { titleOf } from '../../document/title.ts';
import type { Display } from '../../language/display.ts';
import type { Canvas, TextStyle } from './canvas.ts';
import { drawChart } from './draw-chart.ts';
import { CONTENT_HEIGHT, Flow, heightOfLines, LEFT, WIDTH } from './flow.ts';
import type { PaperDocument, PaperTable } from './paper.ts';

export const PLAIN: TextStyle = { size: 7.5 };
const BOLD: TextStyle = { size: 7.5, bold: true };
const QUIET: TextStyle = { size: 7.5, color: '#4a5563' };
const TITLE: TextStyle = { size: 17, bold: true };
const LEAD: TextStyle = { size: 9 };
const HEADING: TextStyle = { size: 11, bold: true };
const WARNING: TextStyle = { size: 9, bold: true, color: '#8a1c1c' };

/** How wide a chart is at most, in points, and the room between it and what is next to it. */
const CHART_WIDTH = 520;
const CHART_MARGIN = 10;

/** Everything between the headers and the footers, drawn from top to bottom. */
export function drawContent(
  canvas: Canvas,
  document: PaperDocument,
  display: Display,
  turnPage: () => void,
): void {
  const flow = new Flow(canvas, turnPage);
  drawOpening(flow, canvas, document, display);
  for (const table of document.tables) {
    const charts = document.charts.filter((chart) => chart.table === table.id);
    drawSection(flow, canvas, { table, charts }, display);
  }
  drawDefinitions(flow, document, display);
}

function drawOpening(flow: Flow, canvas: Canvas, document: PaperDocument, display: Display): void {
  flow.text(titleOf(document, display), TITLE);
  flow.skip(2);
  const day = display.day(document.effectiveAsOf);
  flow.text(display.label('page.lead', { day, instant: display.instant(document.knownAt) }), LEAD);
  flow.skip(6);
  if (document.failedChecks.length > 0) drawFailure(flow, canvas, document, display);
  const facts = document.facts.map(({ label, kind, value }) => [
    display.label(label),
    display.cell(kind, value),
  ]);
  // Two facts to a line, the second half beside the first.
  const half = Math.ceil(facts.length / 2);
  flow.grid({
    columns: [
      { part: 12, alignment: 'left', style: QUIET },
      { part: 23, alignment: 'left', style: PLAIN },
      { part: 12, alignment: 'left', style: QUIET },
      { part: 31, alignment: 'left', style: PLAIN },
    ],
    heading: null,
    rows: facts.slice(0, half).map((fact, at) => [...fact, ...(facts[half + at] ?? [])]),
    ruled: false,
  });
  flow.skip(8);
}

/** What stands on the first page where a check failed: which, in words, in a frame. */
function drawFailure(
  flow: Flow,
  canvas: Canvas,
  { failedChecks }: PaperDocument,
  display: Display,
): void {
  const named = failedChecks.map((id) => display.cell('label', id)).join('; ');
  const margin = 5;
  const top = flow.y;
  flow.skip(margin);
  const told = `${display.label('page.failed')} ${named}`;
  flow.text(told, WARNING, LEFT + margin, WIDTH - 2 * margin);
  flow.skip(margin);
  const stroke = { color: '#8a1c1c', width: 1 };
  const corners = [
    { x: LEFT, y: top },
    { x: LEFT + WIDTH, y: top },
    { x: LEFT + WIDTH, y: flow.y },
    { x: LEFT, y: flow.y },
  ];
  corners.forEach((corner, at) => {
    canvas.line(corner, corners[(at + 1) % corners.length] ?? corner, stroke);
  });
  flow.skip(8);
}

interface Section {
  readonly table: PaperTable;
  readonly charts: readonly Chart[];
}

function drawSection(
  flow: Flow,
  canvas: Canvas,
  { table, charts }: Section,
  display: Display,
): void {
  flow.skip(8);
  const notes = table.notes.map((note) => display.label(note));
  const lines = notes.reduce((sum, note) => sum + flow.lines(note, QUIET).length, 0);
  // A heading does not stand alone at the foot of a page.
  flow.room(heightOfLines(1, HEADING) + heightOfLines(lines, QUIET) + heightOfLines(5, PLAIN));
  flow.text(display.label(table.title), HEADING);
  flow.skip(2);
  for (const note of notes) {
    flow.text(note, QUIET);
    flow.skip(2);
  }
  if (table.rows.length === 0) return flow.text(display.label('page.nothing'), QUIET);
  for (const chart of charts) {
    const drawing = chartDrawing(chart, display);
    const scale = Math.min(CHART_WIDTH / drawing.width, CONTENT_HEIGHT / drawing.height);
    const height = drawing.height * scale;
    flow.room(height + CHART_MARGIN);
    drawChart(canvas, drawing, { x: LEFT, y: flow.y }, scale);
    flow.skip(height + CHART_MARGIN);
  }
  drawTable(flow, table, display);
  if (table.more === 0) return;
  flow.skip(3);
  const count = display.cell('count', String(table.more));
  flow.text(display.label('page.more', { count }), QUIET);
}

const TO_THE_RIGHT: ReadonlySet<string> = new Set(['amount', 'ratio', 'count']);

function drawTable(flow: Flow, { columns, rows }: PaperTable, display: Display): void {
  flow.grid({
    columns: columns.map(({ kind, paper = 1 }) => ({
      part: paper,
      alignment: TO_THE_RIGHT.has(kind) ? 'right' : 'left',
      style: PLAIN,
    })),
    heading: columns.map(({ label }) => display.label(label)),
    rows: shownRows(columns, rows, display),
    ruled: true,
  });
}

/** One row after the other, so that a long table is never there in words as a whole. */
function* shownRows(
  columns: DocumentTable['columns'],
  rows: DocumentTable['rows'],
  display: Display,
): Generator<readonly string[]> {
  for (const row of rows) {
    yield row.map((cell, at) => display.cell(columns[at]?.kind ?? 'text', cell));
  }
}

function drawDefinitions(
  flow: Flow,
  { definitions: terms }: PaperDocument,
  display: Display,
): void {
  if (terms.length === 0) return;
  flow.skip(8);
  flow.room(heightOfLines(1, HEADING) + heightOfLines(5, PLAIN));
  flow.text(display.label('table.definitions'), HEADING);
  flow.skip(2);
  flow.grid({
    columns: [
      { part: 2, alignment: 'left', style: BOLD },
      { part: 7, alignment: 'left', style: PLAIN },
    ],
    heading: null,
    rows: terms.map((term) => {
      const { name, meaning } = display.definition(term);
      return [name, meaning];
    }),
    ruled: true,
  });
}
