import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of projects, in Japanese. */
export const refusals: RoomRefusals = {
  'PROJECT.NOT_FOUND': [
    'そのプロジェクトはありません',
    'KZ001のような整理番号、またはIDを用いてください。いずれも国コードで始まります。',
  ],
  'PROJECT.INDICATOR_NOT_FOUND': [
    'その指標はありません',
    'IDをご確認ください。KZ-…のように国コードで始まります。',
  ],
  'PROJECT.REFERENCE_OF_OTHER_COUNTRY': [
    '整理番号は、それが属する国のコードで始まります',
    '整理番号をパートナー国の2文字で始めてください。',
  ],
  'PROJECT.REFERENCE_MALFORMED': [
    '整理番号の書式が正しくありません',
    '国コードの後に英数字、点、ハイフンを、合計60文字以内で記入してください。IDのような書き方はできません。',
  ],
  'PROJECT.REFERENCE_NOT_JCM': [
    'JCMプロジェクトの番号は国コードと3桁の数字です',
    'KZ001のような、合同委員会が付した番号を用いてください。',
  ],
  'PROJECT.REFERENCE_USED': [
    'この国の別のプロジェクトがこの整理番号を使用しているか、使用していました',
    'そのプロジェクトをご覧ください。取り下げて再度行った申請には新しい番号が付きます。',
  ],
  'PROJECT.NO_JAPAN_SIDE': [
    '日本側の参加者がいないプロジェクトはJCMのプロジェクトではありません',
    '日本側の参加者を記載するか、制度外のプロジェクトとして登録してください。',
  ],
  'PROJECT.ENDS_BEFORE_START': [
    'プロジェクトが開始前に終了することになります',
    '両方の日をご確認ください。不明な日は空欄にします。',
  ],
  'PROJECT.REDUCTION_MALFORMED': [
    '期待される年間削減量が十進数として書かれていません',
    'CO₂換算トンを「1200.5」のように、小数6桁以内で記入してください。',
  ],
  'PROJECT.REDUCTION_NEGATIVE': [
    '期待される年間削減量はゼロ以上です',
    'プロジェクトが1年間に削減すると期待されるCO₂換算トンを記入してください。',
  ],
  'PROJECT.SITE_OFF_THE_MAP': [
    '実施場所の座標が地球上の地点ではありません',
    '緯度（-90から90）と経度（-180から180）の両方を記入するか、両方を空欄にしてください。',
  ],
  'PROJECT.NOTHING_CHANGES': ['記録はすでにこの内容のとおりです', '何も行う必要はありません。'],
  'PROJECT.VERSION_MISSING': [
    '変更には、変更する版の指定が必要です',
    'プロジェクトの記録を読み、そのETagをIf-Matchで送信してください。',
  ],
  'PROJECT.VERSION_STALE': [
    'プロジェクトの記録は、読み出された後に変更されています',
    'もう一度読み、現在の版に基づいて変更してください（プログラムは現在のETagをIf-Matchで送信します）。',
  ],
  'PROJECT.VALUE_MALFORMED': [
    '指標の値が十進数として書かれていません',
    '「51」「70.5」のように、小数12桁以内で記入してください。',
  ],
  'PROJECT.OBSERVED_IN_FUTURE': [
    '測定の日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'PROJECT.DOCUMENT_NOT_FOUND': [
    'その書類はありません',
    'IDをご確認ください。KZ-…のように国コードで始まります。',
  ],
  'PROJECT.DOCUMENT_VERSION_USED': [
    '様式のこの版は、この言語版ですでに提出されています',
    '次の版を示すか、省いてください。省くと次の整数になります。',
  ],
  'PROJECT.DOCUMENT_FILED_ALREADY': [
    'このファイルは、この様式および版としてすでに提出されています',
    '何も行う必要はありません。その書類は下に示します。',
  ],
  'PROJECT.NOT_THE_OTHER_EDITION': [
    'このファイルは、名指しされた書類の別の版ではありません',
    '公開版と非公開版は、同じプロジェクト、様式および版のもので、書類の他方の版は一つだけです。何が異なるかは下に示します。',
  ],
  'PROJECT.FILE_TOO_LARGE': [
    'ファイルが書類の大きさの上限を超えています',
    'より小さいファイルを送信するか、部分ごとに別の書類として提出してください。',
  ],
  'PROJECT.FILE_BROKEN_OFF': ['ファイルが途中で途切れました', 'もう一度送信してください。'],
  'PROJECT.FILE_EMPTY': [
    'ファイルは空です',
    'ファイルの内容を、そのContent-Typeとともに要求の本文として送信してください。',
  ],
  'PROJECT.DIGEST_MALFORMED': [
    'Repr-DigestにSHA-256のハッシュ値がありません',
    'Repr-Digest: sha-256=:<32バイトのbase64>:（RFC 9530）を送信するか、省いてください。',
  ],
  'PROJECT.FILE_DIGEST_DIFFERS': [
    '届いたファイルは、送られたハッシュ値のファイルと異なります',
    'もう一度送信してください。なお異なる場合は、双方をご確認ください。',
  ],
  'PROJECT.FILE_TYPE_NOT_TAKEN': [
    'ファイルの内容は、受け付けられる種類ではありません',
    'PDF、表計算または文書ファイル、ZIP、UTF-8のテキスト、PNGまたはJPEGを送信してください。',
  ],
  'PROJECT.FILE_TYPE_DIFFERS': [
    'ファイルの内容がContent-Typeと異なります',
    '実際の種類のContent-Type、またはapplication/octet-streamを送信してください。',
  ],
  'PROJECT.STORE_UNAVAILABLE': [
    '書類の保管庫が正しく応答しません',
    'しばらく待ってから、同じキーで要求を繰り返してください。',
  ],
  'PROJECT.FOLLOWS_CYCLE': [
    'プロジェクトサイクルにあるプロジェクトの状況と制度は、その段階に従います',
    'プロジェクトの段階を進めてください。各段階に欠けているものもそこに示します。',
  ],
  'PROJECT.DOCUMENT_NOT_OF_PROJECT': [
    '段階は、そのプロジェクト自身の書類を引用します',
    '書類をプロジェクトに提出し、そのIDを引用してください。',
  ],
  'PROJECT.TRANSITION_SAYS_TOO_MUCH': [
    'この段階に不要なものが添えられています',
    '下に示すものを省くか、それが属する段階を進めてください。',
  ],
  'PROJECT.TRANSITION_IN_FUTURE': [
    '段階の発効日は、すでに到来した日でなければなりません',
    '遅くとも本日とします。東京と相手国の時間帯のうち、遅い方の日付によります。',
  ],
  'PROJECT.TRANSITION_BEFORE_LAST': [
    '段階は、その前の段階より早く発効しません',
    '前の段階の日、またはそれより後の日を用いてください。',
  ],
  'PROJECT.NOT_THE_DECISIONS_DAY': [
    '合同委員会が決定したことは、決定の日に効力を生じます',
    '効力発生日を省くか、決定の日を用いてください。',
  ],
  'PROJECT.DECISION_USED': [
    'この決定により、プロジェクトの段階はすでに進められています',
    'この段階についての決定を引用してください。',
  ],
  'PROJECT.CREDITING_PERIOD_REVERSED': [
    'クレジット期間が開始前に終了することになります',
    '両方の日をご確認ください。',
  ],
  'PROJECT.CREDITING_PERIOD_OVERLAPS': [
    '次のクレジット期間は、前の期間の後に始まります',
    '前の期間の終了の翌日、またはそれより後に開始してください。',
  ],
  'PROJECT.METHODOLOGY_UNKNOWN': [
    'この国に、この番号と版の承認済みの方法論はありません',
    '方法論の一覧をご覧ください。別の国の方法論は用いることができません。',
  ],
  'PROJECT.METHODOLOGY_FIXED': [
    'プロジェクトは、登録を申請したときの方法論を維持します',
    '登録を申請する前に方法論を定めてください。',
  ],
  'PROJECT.METHODOLOGY_NOT_PINNED': [
    'プロジェクトはこの方法論を適用していません',
    '何も行う必要はありません。',
  ],
  'PROJECT.METHODOLOGY_PINNED_MEANWHILE': [
    '別の要求が同時にこの方法論を適用しました',
    'プロジェクトの方法論を確認し、必要であれば要求を繰り返してください。',
  ],
  'PROJECT.PARTICIPANT_UNKNOWN': [
    'その参加者はありません',
    '先に参加者を登録し、00-で始まるIDを用いてください。',
  ],
  'PROJECT.ROLE_HELD_ALREADY': [
    '参加者はプロジェクトでこの役割をすでに担っています',
    '何も行う必要はありません。',
  ],
  'PROJECT.ROLE_NOT_FOUND': [
    'プロジェクトにその役割はありません',
    'IDをご確認ください。KZ-…のように国コードで始まります。',
  ],
  'PROJECT.ROLE_ENDED': ['この役割はすでに終了しています', '何も行う必要はありません。'],
  'PROJECT.ROLE_DAY_WRONG': [
    '役割は到来した日に始まり、開始前に終了しません',
    '日をご確認ください。',
  ],
  'PROJECT.LAST_JAPANESE_PARTICIPANT': [
    'JCMのプロジェクトには日本側の参加者が残らなければなりません',
    '先に、後を引き継ぐ参加者を記載してください。',
  ],
  'PROJECT.NOT_TO_RESUBMIT': [
    '再提出できるのは、申請が取り下げられたプロジェクトのみです',
    '現在の状態は下に示します。次に可能な段階はプロジェクトのページにあります。',
  ],
  'PROJECT.RESUBMITTED_ALREADY': [
    'このプロジェクトはすでに再提出されています',
    '後に続くプロジェクトで進めてください。',
  ],
};
