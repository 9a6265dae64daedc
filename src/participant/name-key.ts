/**
 * Legal forms as phrases, taken out before a name is cut into words: Japanese ones stand without a
 * space beside the name, others have spaces of their own.
 */
const PHRASES = [
  '株式会社',
  '有限会社',
  '合同会社',
  '合資会社',
  '一般社団法人',
  '公益社団法人',
  '一般財団法人',
  '公益財団法人',
  '独立行政法人',
  '国立研究開発法人',
  'акционерное общество',
  'товарищество с ограниченной ответственностью',
  'общество с ограниченной ответственностью',
  'акционерлік қоғамы',
  'акционерлік қоғам',
  'жауапкершілігі шектеулі серіктестігі',
  'жауапкершілігі шектеулі серіктестік',
  'joint stock company',
  'limited liability partnership',
  'limited liability company',
];

/** Legal forms as words, in the spellings that are left without points. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'co company ltd limited inc incorporated corp corporation plc llc llp jsc ojsc pjsc gmbh ag sa ' +
    'sas sarl bv nv pte pty kk gk 株 有 同 社 財 ао оао зао пао нао ооо тоо ақ жшс'
  ).split(' '),
);

/** Some signs stand for whole phrases; a key stays short enough for an index. */
const LONGEST_KEY = 400;

/**
 * What two spellings of one name have in common: no case, no width, no punctuation, no spaces, no legal
 * form. `株式会社グリーン` and `グリーン（株）` are the same; so are `White Rose LLP` and `WHITE-ROSE`.
 *
 * It is for proposing duplicates, never for deciding: two organisations may share a name. A name that
 * is nothing but a legal form keeps it; a name without any letter or digit is its own key.
 */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
  const without = PHRASES.reduce((text, phrase) => text.replaceAll(phrase, ' '), plain);
  const proper = joinInitials(wordsOf(without)).filter((word) => !WORDS.has(word));
  const key = proper.join('') || wordsOf(plain).join('') || plain.trim() || name;
  return key.slice(0, LONGEST_KEY);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** `s a` and `l l p` as they are left of `S.A.` and `L.L.P.`: one word each. */
function joinInitials(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let initials = false;
  for (const word of words) {
    const isInitial = /^[\p{Script=Latin}\p{Script=Cyrillic}]$/u.test(word);
    if (isInitial && initials) joined.push((joined.pop() ?? '') + word);
    else joined.push(word);
    initials = isInitial;
  }
  return joined;
}
