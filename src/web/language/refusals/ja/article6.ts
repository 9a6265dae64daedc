import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of Article 6, in Japanese. */
export const refusals: RoomRefusals = {
  'ARTICLE6.APPROACH_NOT_FOUND': [
    'この国にその協力的アプローチはありません',
    '協力的アプローチの一覧をご覧ください。',
  ],
  'ARTICLE6.APPROACH_EXISTS': [
    'パートナー国が同時に持つ協力的アプローチは一つです',
    '既存のものを変更するか、先に完了または取り消してください。',
  ],
  'ARTICLE6.APPROACH_NOT_ACTIVE': [
    '協力的アプローチが有効ではありません',
    '初期報告を記録して有効にするか、停止中のものを再開してください。',
  ],
  'ARTICLE6.CARP_ID_IN_USE': [
    'ITMOがこの協力的アプローチの番号を付しているため、番号は変更できません',
    '番号をご確認ください。付された識別子は変更できません。',
  ],
  'ARTICLE6.VERSION_MISSING': [
    '変更には、変更する版の指定が必要です',
    '記録を読み、そのETagをIf-Matchで送信してください。',
  ],
  'ARTICLE6.VERSION_STALE': [
    '記録は、読み出された後に変更されています',
    'もう一度読み、現在のETagをIf-Matchに付けて変更を送信してください。',
  ],
  'ARTICLE6.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです', '何も行う必要はありません。'],
  'ARTICLE6.DAY_IN_FUTURE': [
    '記録できるのは、すでに起きたことのみです',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'ARTICLE6.AUTHORISATION_NOT_FOUND': [
    'この国にその承認はありません',
    '承認の一覧をご覧ください。',
  ],
  'ARTICLE6.AUTHORISATION_EXISTS': [
    '締約国には、この名称の別の承認があります',
    'その承認の新しい版を記録するか、承認に記載された名称を示してください。',
  ],
  'ARTICLE6.AUTHORISATION_REVOKED': [
    '承認は取り消されています',
    '別の承認を示してください。以前に最初の移転が行われたものはそのまま残ります。',
  ],
  'ARTICLE6.FIRST_TRANSFER_DEFINITION': [
    '最初の移転は、NDC以外の目的についてのみ締約国が定義します',
    '目的にOIMP、IMPまたはOPが含まれる場合に最初の移転の定義を示し、それ以外は省いてください。',
  ],
  'ARTICLE6.NO_OIMP_AUTHORISED': [
    '目的に、その他の国際的な緩和目的が含まれていません',
    'その他の国際的な緩和目的を省くか、目的を訂正してください。',
  ],
  'ARTICLE6.TIMEFRAME': [
    '承認された期間には、最初と最後のビンテージがこの順で必要です',
    '両方の年を示してください。2021年以後のすべてのビンテージが承認されている場合は、両方を省いてください。',
  ],
  'ARTICLE6.BELOW_WHAT_IS_IDENTIFIED': [
    'この承認に基づき、新しい上限を超える量がすでに扱われています',
    '識別済みの量以上を承認するか、承認を取り消してください。',
  ],
  'ARTICLE6.BEFORE_FORMER_VERSION': [
    '新しい版は、前の版より早くはなりません',
    '前の版の日、またはそれより後の日を用いてください。',
  ],
  'ARTICLE6.BEFORE_AUTHORISATION': [
    'これは承認より前の日になります',
    '日をご確認いただくか、その日に有効であった承認を示してください。',
  ],
  'ARTICLE6.VINTAGE_NOT_AUTHORISED': [
    '承認はこのビンテージを対象としていません',
    'これらの年についての承認を示してください。2021年より前のITMOはありません。',
  ],
  'ARTICLE6.PROJECT_NOT_AUTHORISED': [
    '承認はこのプロジェクトを対象としていません',
    'このプロジェクトを対象とする承認を示してください。',
  ],
  'ARTICLE6.ENTITY_EXISTS': [
    '承認にはこの機関がすでに記載されています',
    '承認の記録をご覧ください。',
  ],
  'ARTICLE6.PARTY_NOT_FOUND': [
    'この締約国については何も記録されていません',
    'ISO 3166-1 alpha-3のコードを用い、先にそのITMO登録簿を記録してください。',
  ],
  'ARTICLE6.PARTY_RECORDED_MEANWHILE': [
    '別の人がたった今この締約国を記録しました',
    '記録を確認し、なお必要であれば別のキーで変更を送信してください。',
  ],
  'ARTICLE6.REGISTRY_OF_ANOTHER_PARTY': [
    'ITMO登録簿の番号は、その締約国のコードで始まります',
    '番号と締約国をご確認ください。',
  ],
  'ARTICLE6.REGISTRY_IN_USE': [
    'この登録簿でITMOが識別されているため、登録簿は変更できません',
    '付された識別子は変更できません。',
  ],
  'ARTICLE6.PERIOD_RUNS_BACKWARD': [
    'NDCの期間が開始前に終了しています',
    '両方の年をご確認ください。',
  ],
  'ARTICLE6.PERIOD_OVERLAPS': [
    'これらの年は別のNDC期間に属し、その方法は期間の終わりまで維持されます',
    '締約国の記録をご覧ください。',
  ],
  'ARTICLE6.YEAR_NOT_OVER': [
    'インベントリは、終了した年について作成されます',
    'より前の年を用いてください。',
  ],
  'ARTICLE6.FILE_UNREADABLE': [
    'ファイルを合意された電子様式（AEF）として読み取れません',
    '第2版様式の五つの表をXLSX、CSVまたはJSONで送信してください。理由は下に示します。',
  ],
  'ARTICLE6.MOMENT_IN_FUTURE': [
    '記録できるのは、すでに起きたことのみです',
    '遅くとも現在の時点を用いてください。',
  ],
  'ARTICLE6.REGISTRY_UNKNOWN': [
    '締約国のITMO登録簿が記録されていません',
    '先にその登録簿を記録してください。',
  ],
  'ARTICLE6.CREDITS_NOT_ISSUED': [
    'これらのシリアル番号のすべてが発行されているわけではありません',
    'シリアル番号をご確認ください。',
  ],
  'ARTICLE6.CREDITS_MOVED': [
    'これらのクレジットはちょうど移転されているところです',
    '現在どこにあるかを確認し、別のキーで繰り返してください。',
  ],
  'ARTICLE6.PART_OF_A_BLOCK': [
    'シリアル番号がブロックの一部のみです',
    'ブロック全体を示すか、先に一部を別の口座へ移転して分割してください。',
  ],
  'ARTICLE6.USED_UP': [
    'クレジットは償却されているか、取り消されています',
    'まだ保有されているか、移転されたクレジットを示してください。',
  ],
  'ARTICLE6.IDENTIFIED_ALREADY': [
    'クレジットにはすでにITMOの番号があります',
    'ITMOの一覧をご覧ください。',
  ],
  'ARTICLE6.EXCEEDS_AUTHORISED': [
    '承認された量を超えて識別されることになります',
    '下に示す可能なトン数以内とするか、より多くを承認する版を記録してください。',
  ],
  'ARTICLE6.FIRST_TRANSFER_BASIS': [
    '承認が定める最初の移転はこれと異なります',
    '下に示すものの一つを用いてください。締約国への移転はその締約国を示し、その他は示しません。',
  ],
  'ARTICLE6.PARTY_NOT_AUTHORISED': [
    '承認は、この締約国による使用のためのものではありません',
    '承認された締約国の一つを示すか、この締約国を含む版を記録してください。',
  ],
  'ARTICLE6.FIRST_TRANSFERRED_ALREADY': [
    'このITMOの最初の移転はすでに行われています',
    '最初の移転の一覧をご覧ください。これは一度だけ行われます。',
  ],
  'ARTICLE6.NOT_IDENTIFIED': [
    'クレジットには、この承認に基づくITMOの番号がありません',
    '先に、この承認に基づいて識別してください。',
  ],
  'ARTICLE6.BEFORE_IDENTIFICATION': ['ITMOは承認の前に移転されません', '時点をご確認ください。'],
  'ARTICLE6.NOT_LIKE_ONE_ANOTHER': [
    '二つの連番のプロジェクト、ビンテージまたは数が一致しません',
    '一つのプロジェクトとビンテージの、同じ長さの連番を対にしてください。',
  ],
  'ARTICLE6.NOT_FIRST_TRANSFERRED': [
    '相手国のシリアル番号が、一続きとして日本へ最初に移転されていません',
    '先に最初の移転を記録し、その一つに含まれる連番を示してください。',
  ],
  'ARTICLE6.BEFORE_FIRST_TRANSFER': [
    '最初の移転の前に取得されるものはありません',
    '時点をご確認ください。',
  ],
  'ARTICLE6.ACQUIRED_ALREADY': ['このITMOはすでに取得されています', 'ITMOの一覧をご覧ください。'],
  'ARTICLE6.FIRST_TRANSFER_NOT_FOUND': [
    'その最初の移転はありません',
    '最初の移転の一覧をご覧ください。',
  ],
  'ARTICLE6.YEAR_MALFORMED': ['第6条の年は4桁で、2021年以後です', '2025のように記入してください。'],
  'ARTICLE6.NOTHING_KNOWN_YET': [
    'その時点で、この締約国については何も知られていませんでした',
    'より後の時点を指定してください。',
  ],
  'ARTICLE6.AEF_CHECK_FAILS': [
    '合意された電子様式（AEF）の検査で誤りが見つかりました',
    '誤りは下に示します。記録を訂正し、改めて提出してください。',
  ],
  'ARTICLE6.REASON_MISSING': [
    '改訂には理由が必要で、初版は改訂ではありません',
    '次の版には理由を示し、1.0には示さないでください。',
  ],
  'ARTICLE6.REPORTED_MEANWHILE': [
    '別の人がたった今この締約国と年について報告しました',
    '報告された内容を確認し、なお必要であれば別のキーで繰り返してください。',
  ],
  'ARTICLE6.FILING_NOT_FOUND': ['その版は提出されていません', '提出された版の一覧をご覧ください。'],
  'ARTICLE6.ADJUSTMENT_CHECK_FAILS': [
    '相当調整に必要なものが欠けています',
    '欠けているものは下に示します。それを記録してから、調整を確定してください。',
  ],
  'ARTICLE6.ADJUSTMENT_FINAL': [
    'この年の調整は確定しています',
    '理由を付して改訂を記録してください。',
  ],
  'ARTICLE6.ADJUSTMENT_NOT_FINAL': [
    '改訂できるのは、確定したもののみです',
    '先に調整を確定してください。',
  ],
  'ARTICLE6.NOTHING_TO_REVISE': [
    '確定した数値は、帳簿が示すものと一致しています',
    '何も行う必要はありません。',
  ],
};
