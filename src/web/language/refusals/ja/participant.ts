import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of participants, in Japanese. */
export const refusals: RoomRefusals = {
  'PARTICIPANT.NOT_FOUND': ['その参加者はありません'],
  'PARTICIPANT.NOT_A_COUNTRY': ['ISO 3166にこのコードの国はありません'],
  'PARTICIPANT.IDENTIFIER_INVALID': ['識別番号がその体系の書式に合っていません'],
  'PARTICIPANT.IDENTIFIER_TWICE': ['参加者は一つの体系につき一つの識別番号を持ちます'],
  'PARTICIPANT.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです'],
  'PARTICIPANT.VERSION_MISSING': ['変更には、変更する版の指定が必要です'],
  'PARTICIPANT.VERSION_STALE': ['参加者の記録は、読み出された後に変更されています'],
  'TPE.NOT_A_THIRD_PARTY_ENTITY': ['第三者機関である参加者のみが指定されます'],
  'TPE.NO_SCOPE': ['指定には少なくとも一つの分野が必要です'],
  'TPE.SCOPE_NOT_DECIDED': ['決定は、この機関をこれらすべての分野について指定していません'],
  'TPE.BEFORE_ITS_DECISION': ['指定は、それを行う決定より前には始まりません'],
  'TPE.DAY_IN_FUTURE': ['指定の開始日は、すでに到来した日でなければなりません'],
  'TPE.ENDS_BEFORE_START': ['指定が開始前に終了することになります'],
  'TPE.ALREADY_DESIGNATED': ['この決定はこの機関についてすでに記録されています'],
  'TPE.OUTSIDE_ITS_SCOPE': ['第三者機関は、この日にこの業務について指定されていません'],
};
