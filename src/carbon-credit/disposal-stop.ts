import type { Known } from '../ledger/act.ts';
import type { Piece } from './block.ts';
import type { DisposalStop, StopIndex } from './stop-index.ts';
import { DISPOSAL_STOP } from './tables.ts';

/** What stops this piece by its project or its serials; null where it may go. */
export function stopOn(known: Known, { block, first, last }: Piece): DisposalStop | null {
  for (const stop of known.index<StopIndex>(DISPOSAL_STOP).of(block.projectId)) {
    if (stop.classId === null) return stop;
    const meets = (stop.first ?? 0n) <= last && (stop.last ?? 0n) >= first;
    if (stop.classId === block.classId && meets) return stop;
  }
  return null;
}
