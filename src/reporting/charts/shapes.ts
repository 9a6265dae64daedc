import type { BarPart } from '../document/document.ts';

export interface TextStyle {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly fill?: string;
}

/** What a chart is drawn with. Places are in pixels from the upper left corner. */
export type Shape =
  | {
      readonly shape: 'line';
      readonly x1: number;
      readonly x2: number;
      readonly y1: number;
      readonly y2: number;
      readonly stroke: string;
    }
  | {
      readonly shape: 'path';
      readonly points: readonly { readonly x: number; readonly y: number }[];
      readonly dashed: boolean;
    }
  | { readonly shape: 'mark'; readonly x: number; readonly y: number; readonly open: boolean }
  | {
      readonly shape: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly pattern: BarPart['pattern'];
    }
  | {
      readonly shape: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly style: TextStyle;
    };

/** A chart as shapes: written as SVG for the screen, and drawn on paper as it is. */
export interface Drawing {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The chart in words, for those who cannot see it. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}

export function line(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  stroke: string,
): Shape {
  return { shape: 'line', x1: from.x, x2: to.x, y1: from.y, y2: to.y, stroke };
}

export function words(x: number, y: number, text: string, style: TextStyle = {}): Shape {
  return { shape: 'text', x, y, text, style };
}
