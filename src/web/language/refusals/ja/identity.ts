import type { RoomRefusals } from '../refusal-texts.ts';

/** Refusals of identity, in Japanese. */
export const refusals: RoomRefusals = {
  'IDENTITY.KEY_MISSING': [
    'このアドレスにはAPIキーが必要です',
    'Authorization: Bearer jcm_… のヘッダーでキーを送信してください。',
  ],
  'IDENTITY.KEY_NOT_ACCEPTED': [
    'APIキーが受け付けられません',
    '全体が写されているか、期限切れや失効がないかをご確認ください。管理者が新しいキーを作成できます。',
  ],
  'IDENTITY.NOT_PERMITTED': [
    '与えられた役割では、これは許可されません',
    '必要な権限は下に示します。それを持つ役割を管理者に求めてください。',
  ],
  'IDENTITY.OTHER_COUNTRY': [
    '与えられた役割は別の国についてのものです',
    '対象の国は下に示します。別のキーを用いるか、管理者に求めてください。',
  ],
  'IDENTITY.OUT_OF_SCOPE': [
    'これは与えられた役割の範囲の外です',
    '範囲の種類（側、組織またはプロジェクト）は下に示します。その担当者に依頼するか、対象に及ぶ役割を管理者に求めてください。',
  ],
  'IDENTITY.SCOPE_MISSING': [
    'この役割は、特定の対象について与えられます',
    '共同議長は一つの側と一つの国に、プロジェクト参加者と第三者機関は組織またはプロジェクトに属します。それを指定してください。',
  ],
  'IDENTITY.WIDER_THAN_GRANTED': [
    'キーの権限は、その持ち主の権限を超えられません',
    '先に利用者に役割を与えるか、キーをすでに可能なことに限ってください。',
  ],
  'IDENTITY.NOT_SIGNED_IN': ['サインインした人のみが利用できます', 'サインインしてください。'],
  'IDENTITY.SIGN_IN_AGAIN': [
    'サインインに時間がかかりすぎたか、試行が多すぎました',
    'サインインを最初からやり直してください。',
  ],
  'IDENTITY.CROSS_SITE': [
    '要求がこのサイトのページから来ていません',
    'このサイトのページをご利用ください。プログラムはCookieではなくAPIキーを送信します。プロキシはHost、Origin、Sec-Fetch-Siteの各ヘッダーを通すか、PUBLIC_URLでアドレスを示す必要があります。',
  ],
  'IDENTITY.SESSION_NOT_FOUND': [
    'そのセッションはありません',
    'ご自身のページにセッションの一覧があります。',
  ],
  'IDENTITY.SECOND_FACTOR_NOT_OFFERED': [
    'この環境では二要素認証を提供していません',
    '先に運用者がSECRETS_KEYを設定します。',
  ],
  'IDENTITY.SECOND_FACTOR_SET_UP': [
    '二要素認証はすでに設定されています',
    '先に、コードを用いて解除してください。',
  ],
  'IDENTITY.CODE_NOT_ACCEPTED': [
    'コードが受け付けられません',
    'コードは約1分間、一度だけ有効です。次のコードを待つか、回復用コードを用いてください。',
  ],
  'IDENTITY.TOO_MANY_CODES': [
    '誤ったコードが多すぎます',
    'しばらく待ってから、もう一度お試しください。',
  ],
  'IDENTITY.PROVIDER_NOT_CONFIGURED': [
    'ここではIDプロバイダーによるサインインは行えません',
    'APIキーでサインインするか、運用者にOIDC_ISSUERの設定を依頼してください。',
  ],
  'IDENTITY.PROVIDER_REFUSED': [
    'IDプロバイダーがご本人を確認しませんでした',
    'サインインを最初からやり直してください。再び起きる場合は、運用者にお知らせください。',
  ],
  'IDENTITY.PROVIDER_UNAVAILABLE': [
    'IDプロバイダーが応答しません',
    '少し待ってからお試しいただくか、APIキーでサインインしてください。',
  ],
  'IDENTITY.LINK_NOT_FOUND': [
    'そのアカウント連携はありません',
    '利用者の記録に連携の一覧があります。',
  ],
  'IDENTITY.NOT_LINKED': [
    'IDプロバイダーはご本人を確認しましたが、この登録簿には登録がありません',
    '管理者にアカウントの連携を依頼してください。伝える内容は下に示します。',
  ],
  'IDENTITY.LINKED_ALREADY': [
    'このアカウントはすでに連携されています',
    '先に連携を解除してください。',
  ],
  'IDENTITY.GRANT_NOT_FOUND': [
    'その役割の付与はありません',
    '利用者の記録に役割の一覧があります。',
  ],
  'IDENTITY.GRANT_ALREADY_ENDED': [
    'この役割の付与はすでに終了しています',
    '何も行う必要はありません。',
  ],
  'IDENTITY.KEY_NOT_FOUND': [
    'そのAPIキーはありません',
    'キーの一覧をご確認ください。IDは00-で始まります。',
  ],
  'IDENTITY.KEY_ALREADY_REVOKED': [
    'このAPIキーはすでに失効しています',
    '何も行う必要はありません。',
  ],
  'IDENTITY.PRINCIPAL_NOT_FOUND': [
    'その利用者はありません',
    'キーの一覧にあるIDを用いるか、空欄にして新しい利用者を作成してください。',
  ],
  'IDENTITY.EXPIRY_NOT_AHEAD': [
    'キーが使用前に期限切れになります',
    '将来の時点を記入するか、期限を空欄にしてください。',
  ],
  'IDENTITY.SECOND_FACTOR_DEMANDED': [
    'あなたの役割には二要素認証が必要ですが、このセッションでは確認されていません',
    'ご自身のページで認証アプリを設定してください。設定済みの場合は、サインアウトし、コードを用いて再度サインインしてください。',
  ],
  'IDENTITY.SECOND_FACTOR_NOT_SET_UP': [
    '解除すべき二要素認証はありません',
    '何もする必要はありません。',
  ],
  'IDENTITY.OWN_SECOND_FACTOR': [
    '自分の二要素認証を自分で初期化することはできません',
    'ご自身のページでコードまたは回復コードを用いて解除するか、他の管理者または運用者に依頼してください。',
  ],
  'IDENTITY.SESSION_NEEDED': [
    '二要素認証の設定と解除はブラウザーで行い、APIキーではできません',
    'サインインし、ご自身のページを開いてください。',
  ],
};
