import type { Dice } from './random.ts';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴',
];
const GIVEN = [
  ...'安宁和平明远清华文博雅静书棠青禾知夏怀瑾思源若水云舟景行嘉树望舒初晴子衿长风星河竹溪松涛兰芷玉泉晓峰春生秋实冬梅雪莹建国桂英秀兰志强丽娟海燕永福德顺庆余立本守正',
];
const FIRST = [...'临青北南东西望长白石清云松柳桃梅竹兰枫槐'];
const SECOND = [...'湖渡桥溪塘岭苑坪井江'];

/** A fictional person's name (虚构姓名). */
export function personName(dice: Dice): string {
  const name = dice.pick(SURNAMES) + dice.pick(GIVEN);
  return dice.chance(820) ? name + dice.pick(GIVEN) : name;
}

/** Name of a street or town (街镇名); two hundred of them before numbers are added. */
export function streetName(index: number): string {
  const place = placeName(index);
  return index % 4 === 3 ? `${place}镇` : `${place}街道`;
}

/** Name of a place without its kind (地名). */
export function placeName(index: number): string {
  const first = FIRST[index % FIRST.length] as string;
  const second = SECOND[(index + Math.floor(index / FIRST.length)) % SECOND.length] as string;
  const round = Math.floor(index / 200);
  return round === 0 ? first + second : `${first}${second}第${round + 1}`;
}
