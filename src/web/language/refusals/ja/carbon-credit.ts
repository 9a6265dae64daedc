import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of credits, in Japanese. */
export const refusals: RoomRefusals = {
  'CARBON_CREDIT.ACCOUNT_NOT_FOUND': [
    'そのクレジット口座はありません',
    'IDをご確認ください。国のクレジットのページに口座の一覧があります。',
  ],
  'CARBON_CREDIT.ACCOUNT_EXISTS': [
    '保有者は、この登録簿にこの名称の口座をすでに持っています',
    'その口座を用いるか、別の名称で新たに開設してください。',
  ],
  'CARBON_CREDIT.HOLDER_UNKNOWN': [
    '保有者が登録された参加者ではありません',
    '先に参加者を登録し、そのID（00-…）で指定してください。',
  ],
  'CARBON_CREDIT.ACCOUNT_CANNOT': [
    'この種類の口座は、このように移転したり受け入れたりできません',
    'クレジットの移転は保有口座の間で行い、償却と取消はそれぞれの操作で行ってください。',
  ],
  'CARBON_CREDIT.FINAL_ACCOUNT_MISSING': [
    'この側の政府に、償却等のための口座がありません',
    '先に政府の保有口座を開設してください。償却等のための口座も同時に開かれます。',
  ],
  'CARBON_CREDIT.SAME_ACCOUNT': [
    '移転元と移転先が同じ口座です',
    '異なる二つの口座を指定してください。',
  ],
  'CARBON_CREDIT.OTHER_COUNTRY': [
    '二つのパートナー国の口座を一つの操作で扱うことはできません',
    'パートナー国ごとに一つの要求とし、それぞれの回答を受けてください。',
  ],
  'CARBON_CREDIT.OTHER_REGISTRY': [
    '口座またはシリアル番号が他方の側の登録簿のものです',
    'クレジットは、発行した登録簿にとどまります。どの側のものかは下に示します。',
  ],
  'CARBON_CREDIT.OTHER_HOLDER': [
    '保有者が異なる場合、クレジットは申出と承諾により移転し、一度には移転しません',
    '期限を記入すると、申出となります。',
  ],
  'CARBON_CREDIT.SAME_HOLDER': [
    '保有者が自らにクレジットを申し出ることはありません',
    '期限を空欄にしてください。同一の保有者の間では、クレジットは直ちに移転します。',
  ],
  'CARBON_CREDIT.SELECTION_UNCLEAR': [
    'どのクレジットを指すのかが明確ではありません',
    'シリアル番号を指定するか、ビンテージとトン数を示して先頭からの移転を求めてください。両方は指定できません。',
  ],
  'CARBON_CREDIT.SERIAL_MALFORMED': [
    'この相手国のシリアル番号の書式ではありません',
    '正しい書式は下に示します。',
  ],
  'CARBON_CREDIT.SERIAL_TWICE': [
    'シリアル番号が二度指定されています',
    '各シリアル番号は一度だけ指定してください。範囲は重複できません。',
  ],
  'CARBON_CREDIT.SERIAL_UNKNOWN': [
    'このシリアル番号は発行されたことがありません',
    '検索で、シリアル番号をお確かめください。',
  ],
  'CARBON_CREDIT.SERIAL_NOT_HELD': [
    'このシリアル番号は口座にありません',
    '検索で、どこにあるかをお確かめください。',
  ],
  'CARBON_CREDIT.SERIAL_LOCKED': [
    'このシリアル番号は申出により拘束されています',
    '申出が決着するまで待つか、申出を撤回してください。',
  ],
  'CARBON_CREDIT.SERIAL_FROZEN': [
    'このシリアル番号は凍結されているか、処分が制限されています',
    '理由は下に示します。停止した登録簿が解除できます。',
  ],
  'CARBON_CREDIT.ACCOUNT_FROZEN': [
    '口座が凍結されているか、そのクレジットの処分が制限されています',
    '停止した登録簿が解除できます。口座のページをご覧ください。',
  ],
  'CARBON_CREDIT.SERIAL_RETIRED': [
    'このシリアル番号はすでに償却されています',
    '償却を取り戻せるのは、両国の合同委員会のみです。',
  ],
  'CARBON_CREDIT.SERIAL_CANCELLED': [
    'このシリアル番号はすでに取り消されています',
    '取消を元に戻せるのは、両国の合同委員会のみです。',
  ],
  'CARBON_CREDIT.SERIAL_TRANSFERRED_OUT': [
    'このシリアル番号は他方の側の登録簿へ移転されています',
    '他方の側がその代わりに発行したクレジットをお探しください。',
  ],
  'CARBON_CREDIT.EXCEEDS_HELD': [
    '口座の保有量が求められた量より少なくなっています',
    '保有量以内としてください。申出により拘束されている分は含まれません。',
  ],
  'CARBON_CREDIT.MOVED_MEANWHILE': [
    '別の操作が同時にこれらのシリアル番号の一部を移転しました',
    '現在どこにあるかを確認し、新しいキーで改めて送信してください。',
  ],
  'CARBON_CREDIT.TOO_MANY_BLOCKS': [
    '一つの操作でログに記載できる数を超えるブロックが動くことになります',
    '操作を分けてください。上限は下に示します。',
  ],
  'CARBON_CREDIT.BEFORE_ARRIVAL': [
    '効力発生日が、クレジットが口座に入る前の日です',
    '下に示す日より前でない日を記入してください。',
  ],
  'CARBON_CREDIT.TRANSFER_NOT_FOUND': [
    'その移転はありません',
    'IDをご確認ください。口座のページに移転の一覧があります。',
  ],
  'CARBON_CREDIT.OFFER_SETTLED': [
    '申出はすでに決着しているか、申出ではありません',
    '現在の状態は下に示します。新たに申し出てください。',
  ],
  'CARBON_CREDIT.OFFER_EXPIRED': [
    '申出の期限が過ぎています',
    'もう解除しかできません。保有者に新たな申出を求めてください。',
  ],
  'CARBON_CREDIT.OFFER_STILL_OPEN': [
    '申出の期限はまだ過ぎていません',
    '申し出た側は撤回でき、受ける側は辞退できます。',
  ],
  'CARBON_CREDIT.EXPIRES_TOO_EARLY': [
    '申出が開始前に終了することになります',
    '期限には本日またはそれより後の日を記入してください。',
  ],
  'CARBON_CREDIT.USE_NOT_FOUND': [
    'その償却または取消はありません',
    'IDをご確認ください。証明書のIDです。',
  ],
  'CARBON_CREDIT.USE_REVERSED': [
    '償却または取消はすでに取り戻されています',
    '償却または取消は、一度だけ、全体として取り戻されます。',
  ],
  'CARBON_CREDIT.STOP_NOT_FOUND': ['その処分停止はありません', 'IDをご確認ください。'],
  'CARBON_CREDIT.STOP_LIFTED': [
    '処分停止はすでに解除されています',
    '再び停止する必要があれば、新たに停止を行ってください。',
  ],
  'CARBON_CREDIT.STOP_UNCLEAR': [
    '処分停止の対象は、一つの口座、一つのプロジェクトまたは一続きのシリアル番号です',
    '口座、プロジェクト、シリアル番号のうち一つだけを指定してください。',
  ],
  'CARBON_CREDIT.STOPPED_ALREADY': [
    '口座にはこの種類の処分停止がすでにあります',
    '先にその停止を解除してください。下に示します。',
  ],
  'CARBON_CREDIT.PROJECT_UNKNOWN': [
    'この整理番号のプロジェクトはありません',
    '整理番号をご確認ください。国のページにプロジェクトの一覧があります。',
  ],
  'CARBON_CREDIT.SERIALS_EXHAUSTED': [
    'この区分のシリアル番号が12桁で表せる数を超えることになります',
    'トン数をご確認ください。',
  ],
  'CARBON_CREDIT.NOTHING_TO_ISSUE': [
    '発行すべき整数トンがありません',
    'ゼロを通知された側は何も発行しません。',
  ],
  'CARBON_CREDIT.BLOCK_NOT_FOUND': [
    'そのクレジットのブロックはありません',
    'IDをご確認いただくか、シリアル番号で検索してください。',
  ],
  'CARBON_CREDIT.SERIAL_NOT_FOUND': [
    'そのシリアル番号はありません',
    '書き方をご確認ください。正しい書式は下に示します。',
  ],
};
