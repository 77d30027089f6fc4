import { tableLines } from './lines.ts';

const table = `
I10.x02|I10.x00x002
I63.902|I63.900
I63.905|I63.801
I25.105|I25.103
J18.901|J18.900
J44.101|J44.100
J44.901|J44.900
E11.901|E11.900
E11.902|E11.700
K80.201|K80.200
K35.901|K35.800
K29.502|K29.500
K64.901|K64.801
M51.202|M51.200
M47.801|M47.800
H25.901|H25.900
N40.x01|N40.x00
N18.902|N18.900
O80.x01|O80.000x001
O82.901|O82.000
D25.901|D25.900
C34.901|C34.900
C50.902|C50.900
Z51.101|Z51.100x003
Z51.102|Z51.100x004
S72.001|S72.000
S52.501|S52.500
B02.901|B02.900
G45.901|G45.900
I50.901|I50.900
R42.x01|R42.x00
`;

/** Codes that an older edition had and the present one has not (已停用编码). */
export const retired: readonly { readonly retired: string; readonly present: string }[] = tableLines(
  table,
).map(({ fields }) => ({ retired: fields[0] ?? '', present: fields[1] ?? '' }));
