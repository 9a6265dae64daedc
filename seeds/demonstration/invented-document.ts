/**
 * A page of PDF that says what it stands for and that it is invented: what the scenario files where a
 * gate of the project cycle asks for a document. The same words give the same bytes.
 */
export function inventedDocument(title: string): Buffer {
  const lines = [
    title,
    'DEMONSTRATION: invented for this book.',
    'No such project, company or document exists.',
  ];
  const shown = lines.map((line) => `(${escaped(line)}) Tj 0 -24 Td`).join('\n');
  const content = `BT /F1 14 Tf 56 760 Td\n${shown}\nET\n`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Only ASCII is given: one character is one byte of the content. */
function escaped(line: string): string {
  return line.replace(/[\\()]/g, '\\$&');
}
