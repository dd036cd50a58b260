/**
 * Rows and cells of a table pasted from a spreadsheet or typed as text. Cells are parted by tabs; where there is none,
 * by semicolons. A cell in double quotes may hold either, and line breaks. Outer spaces are dropped, and empty rows at the end.
 */
export function pastedTable(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : ';';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  const source = text.replaceAll(/\r\n?/g, '\n');
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) endCell();
    else if (character === '\n') {
      endCell();
      rows.push([]);
    } else cell += character;
  }
  endCell();
  while (rows.length > 0 && (rows.at(-1) ?? []).every((each) => each === '')) rows.pop();
  return rows;
}
