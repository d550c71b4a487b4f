import { describe, expect, it } from 'vitest';
import { openFile } from '../open-file.ts';
import { makeXlsx, textRow } from '../testing/make-xlsx.ts';

const read = (bytes: Uint8Array, index = 0) => openFile(bytes).read(index);

describe('an XLSX file', () => {
  it('names its sheets, hidden ones too, and reads the chosen one', () => {
    const bytes = makeXlsx(textRow(1, 'first'), {
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="A" r:id="rId1"/><x:sheet name="B &amp; C" state="hidden" r:id="rId9"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="o/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="o/worksheet" Target="/xl/worksheets/two.xml"/></Relationships>',
      'xl/worksheets/two.xml': `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c t="inlineStr"><x:is><x:t>second</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(openFile(bytes).info).toMatchObject({
      format: 'xlsx',
      sheets: [
        { name: 'A', hidden: false },
        { name: 'B & C', hidden: true },
      ],
    });
    expect(read(bytes, 1)).toEqual([['second']]);
  });

  it('keeps blank rows and cells in their places, and drops those at the end', () => {
    const bytes = makeXlsx(
      '<row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c><c r="C2" s="1"/></row><row r="900"><c r="A900" s="1"/></row>',
    );
    expect(read(bytes)).toEqual([[], ['', 'x']]);
  });

  it('does without addresses of rows and cells', () => {
    expect(read(makeXlsx('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'))).toEqual([
      ['1', '2'],
      ['3'],
    ]);
  });

  it('puts shared texts together from their runs, without phonetic guides', () => {
    const bytes = makeXlsx('<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>', {
      'xl/sharedStrings.xml':
        '<sst><si><t xml:space="preserve"> a </t></si><si><r><t>血</t></r><r><t>清</t></r><rPh><t>けっせい</t></rPh></si></sst>',
    });
    expect(read(bytes)).toEqual([['血清', ' a ']]);
  });

  it('gives back the group separators of a barcode', () => {
    expect(read(makeXlsx(textRow(1, '0104012345678901_x001D_21A')))).toEqual([['0104012345678901\u001d21A']]);
  });

  it('takes the value beside a formula and never the formula', () => {
    const row =
      '<c t="str"><f>HYPERLINK("http://x","y")</f><v>seen</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c>';
    expect(read(makeXlsx(`<row r="1">${row}</row>`))).toEqual([['seen', '2']]);
  });

  it('shows errors as errors', () => {
    expect(read(makeXlsx('<row r="1"><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row>'))).toEqual([
      ['#N/A', 'TRUE'],
    ]);
  });

  it('reads numbers as the cell shows them: dates as ISO, zeros in front of codes', () => {
    const bytes = makeXlsx(
      '<row r="1"><c s="1"><v>46027</v></c><c s="1"><v>46027.354166666664</v></c><c s="2"><v>123</v></c><c><v>0.30000000000000004</v></c><c><v>1.2345678901234E+18</v></c><c><v>12345678901234567</v></c><c s="3"><v>46027</v></c></row>',
      {
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[$-407]d. mmmm yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      },
    );
    expect(read(bytes)).toEqual([
      ['2026-01-05', '2026-01-05T08:30:00', '000123', '0.3', '1234567890123400000', '12345678901234567', '2026-01-05'],
    ]);
  });

  it('counts days from 1904 where the file says so', () => {
    const bytes = makeXlsx('<row r="1"><c s="0"><v>44565</v></c></row>', {
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(read(bytes)).toEqual([['2026-01-05']]);
  });

  it('tells how far it is', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => textRow(at + 1, `tube ${at * 7919}`, `name ${at * 104_729}`));
    const seen: number[] = [];
    openFile(makeXlsx(rows.join(''))).read(0, (done) => seen.push(done));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(1);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
  });
});
