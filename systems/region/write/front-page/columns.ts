/** Columns of the front page in appraisal codes (病案首页绩效考核编码), in official order; `x40(…)` repeats forty times. */
export const frontPageColumns: readonly string[] = expanded(`
  A01 A02 A48 A49 B12 B15 A47 A46C A11 A12C A13 A14 A15C A21C A38C A19C A20 A22 A23C A24 A25C A26 A27
  A28C A29 A30 A31C A32 A33C A34 A35 B11C B13C B14 B21C B16C B17 B20 C01C C02N C03C C04N C05C
  x40(C06x01C+C07x01N+C08x01C) C09C C10N C11 C12C C13N C24C C25 B22 B23 B24 B25 B26 B27 B28 B29 B30C B31
  B32 B33 C34C C26C C27C C14x01C C15x01N C16x01 C17x01 C18x01 C19x01 C20x01 C21x01C C22x01C C23x01
  x40(C35x01C+C36x01N+C37x01+C38x01+C39x01+C40x01+C41x01+C42x01C+C43x01C+C44x01) A16 A18x01 A18x02 A18x03
  A18x04 A18x05 A17 C28 C29 C30 C31 C32 C33 B36C B37 B34C B35 D01 D09 D11 D12 D13 D14 D15 D16 D17 D18 D19
  D19x01 D20 D20x01 D20x02 D21 D22 D23 D23x01 D24 D25 D26 D27 D28 D29 D30 D31 D32 D33 D34
`);

/** Columns that were added later (扩展编码); they stand at the end. */
export const frontPageExtensions: readonly string[] = expanded(`
  F01 F02C F03N F04 F05 x40(F06x01) F07x01C F07x02C F08x01N F08x02N F09x01 F09x02 F10 F11 F12 F13
  x40(F14x01) F15 x40(F16x01) F17 F18 F19 F20 F21 F22 F23 F24 F25 F26 A20N B38 B22C B23C B24C B25C B26C
  C47 C48x01C C48x02C C48x03C C48x04C C48x05C C49x01 C49x02 C49x03 C49x04 C49x05 C50x01 C50x02 C50x03
  C50x04 C50x05
`);

/** `x40(C06x01C+C07x01N)` is C06x01C, C07x01N, C06x02C, C07x02N and so on. */
function expanded(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const repeat = /^x40\((.*)\)$/.exec(word);
      if (!repeat) return [word];
      const group = (repeat[1] ?? '').split('+');
      return Array.from({ length: 40 }, (_, index) =>
        group.map((name) => name.replace('x01', `x${String(index + 1).padStart(2, '0')}`)),
      ).flat();
    });
}
