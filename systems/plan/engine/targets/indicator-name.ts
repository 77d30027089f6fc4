/** Words at the front of a clause that are no part of an indicator name. */
const FRONT =
  /^(?:[①-⑳]|-+|\[[^[\]]{2,20}\]|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、]|每年(?:度)?|每季度|每半年|每月|全年|至少|"?十[一二三四五六]?五"?(?:规划)?(?:期)?末|(?:力争|争取|确保|预计|计划)?(?:到|至|在|于|截至)?\d{4}年(?:度)?(?:底|末|内|上半年|下半年)?(?:之?前)?|(?:今|明|本|当|次)年(?:内|底|末)?(?:前)?|年(?:内|底)(?:前)?|(?:今年|明年)?\d{1,2}月(?:\d{1,2}日|底|末|上旬|中旬|下旬)?(?:之?前)|(?:[一二两三四五]|\d)年内|力争|争取|确保|努力|着力|有力|持续|逐步|稳步|积极|加快|大力|深入|全面|切实|进一步|推进|推动|实现|完成|使|将|把|并|其中|同时|要|再|按照|通过|全省|全市|全区|全县|全州|全旗|全镇|本市|本区|本省|本县|各地|的|到|[,、:;("'])/;
const BACK =
  /(?:同比|环比|[较比](?:\d{4}|上|去)年(?:同期|底|末)?|每年|每季度|每月|每半年|每周|全年|持续|继续|始终|保持|至少|要|应|需|须|力争|争取|平均|(?<!平)均|逐年(?:提高|提升|下降|降低)|都|分别|各|再|(?<!签)约|达|累计|总数|总量|数量|规模|不|比例|[,、:;("'为到至在了])$/;

/** Strips dates, urging words and punctuation from both ends of a piece of a clause (指标名称清理). */
export function tidyIndicator(words: string): string {
  let name = words.replace(
    /(?<=[\u4e00-\u9fff)]{2})(?:由|从)(?:\d{4}年)?(?:底|末)?的?\d[\d.,]*(?:%|‰|[\u4e00-\u9fff]).*$/,
    '',
  );
  for (let k = 0; k < 12; k++) {
    const next = name.replace(FRONT, '');
    if (next === name || next === '') break;
    name = next;
  }
  for (let k = 0; k < 8; k++) {
    const next =
      /(?:床位|建设)规模$/.test(name) || /(?:比例|总数|总量)$/.test(name) ? name : name.replace(BACK, '');
    if (next === name || next === '') break;
    name = next;
  }
  const open = name.lastIndexOf('(');
  if (open > 0 && open < name.length - 3 && !name.includes(')', open))
    name = name.slice(open + 1).replace(/^其中/, '');
  return name.replace(/^[)\]]+|[([]+$/g, '').slice(-60);
}

/** Noun behind a count: 10个国家临床重点专科项目 → 国家临床重点专科项目; of a long description the part behind the last 的. */
export function nounBehind(words: string): string {
  let noun = words.replace(/[,;。:].*$/s, '').replace(/^(?:以上|以下|左右|以内|余|的|\)|、)+/, '');
  const de = noun.lastIndexOf('的');
  if (de >= 0 && noun.length - de - 1 >= 3) noun = noun.slice(de + 1);
  return noun.replace(/[([][^)\]]*[)\]]?$/, '').slice(0, 40);
}
