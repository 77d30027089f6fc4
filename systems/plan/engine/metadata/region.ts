import type { Level } from '../reading.ts';

const MUNICIPALITIES = new Set(['北京市', '上海市', '天津市', '重庆市']);
const PLACE =
  /^([\u4e00-\u9fff]{2,8}?(?:省|自治区))?([\u4e00-\u9fff]{2,8}?(?:自治州|地区|州|盟|市))?((?:(?!我|建立|健全|城市|城乡|全面|全民|推进|深化|关于|公立|医|卫生|健康|紧密|加快|加强|实施|重点|基层|社区|区域|县域|市域)[\u4e00-\u9fff]){1,8}?(?:新区|自治县|自治旗|开发区|区|县|旗|市)(?!域|级))?/;

/** Region that a name begins with (行政区划): 南岭省…, 东屏市山前区…, 云溪县…. Null for national bodies and bare names. */
export function regionOf(name: string): { name: string; level: Level } | null {
  if (/^(?:国务院|国家|全国|中共中央|中央)/.test(name)) return { name: '全国', level: 'national' };
  const m = PLACE.exec(name.replace(/^中共/, ''));
  if (m === null || m[0] === '') return null;
  const [whole, province, city] = [m[0], m[1], m[2]];
  const lower = m[3];
  if (lower !== undefined)
    return {
      name: whole,
      level: lower.endsWith('区') ? 'district' : /(?:县|旗)$/.test(lower) ? 'county' : 'city',
    };
  if (city !== undefined) return { name: whole, level: MUNICIPALITIES.has(city) ? 'province' : 'city' };
  if (province !== undefined) return { name: whole, level: 'province' };
  return null;
}
