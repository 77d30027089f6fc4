import type { SectionRole } from '../reading.ts';

/**
 * What a section is for, by the words of its heading (章节作用). The first rule that fits wins; null means that the
 * heading says nothing and the section takes the role of the one above it, or `tasks` at the top.
 */
const RULES: readonly { role: SectionRole; pattern: RegExp; not?: RegExp }[] = [
  // 五、实施步骤 / 六、进度安排
  {
    role: 'phases',
    pattern:
      /^(?:(?:工作|实施|推进|组织|改革|进度|时间|主要|方法)?(?:步骤|阶段|进度|进程)(?:安排|及安排|和安排)?|(?:时间|进度|工作|实施)(?:进度)?安排|(?:实施|工作|时间)(?:步骤|安排)(?:[与和及].{2,10})?|步骤与.{2,8})$/,
  },
  // 二、实施时间
  {
    role: 'period',
    pattern: /^(?:实施|工作|改革|规划|计划|执行|试点|活动)?(?:时间|期限|周期|有效期|规划期)(?:范围)?$/,
  },
  // 一、发展基础 / 二、面临形势 / 一、主要做法和成效
  {
    role: 'background',
    pattern:
      /(?:基础|形势|背景|回顾|现状|成效|成绩|进展|意义|机遇|挑战|问题|困难|短板|概况|情况|由来|依据)(?:[与和及、].{2,12})?$/,
    not: /^(?:解决|破解|加强|建立|推进|聚焦|补齐|夯实|强化|健全|完善|监测|打牢|掌握|及时|定期|公开|筑牢|巩固|应对|落实|通报|做好|规范|推动|提升)|制度|机制/,
  },
  {
    role: 'background',
    pattern: /(?:主要|基本|先进|典型|成功)?(?:经验|做法)$/,
    not: /^(?:推广|学习|借鉴|总结|宣传|复制|深化|推进|落实|挖掘|深入)/,
  },
  {
    role: 'background',
    pattern:
      /^(?:重要|重大|充分认识|提高认识|深刻认识|统一思想).{0,30}(?:意义|性|认识)$|^(?:充分|深刻|切实)?(?:认识|提高认识|统一思想)/,
  },
  // 一、总体要求
  {
    role: 'goals',
    pattern:
      /^(?:总体|主要|工作|发展|改革|规划|预期|年度|具体|阶段性?|总|建设|奋斗|行动|任务)?(?:目标|目标要求|指标|目标指标|发展指标|主要指标)(?:[与和及].{2,8})?$|^(?:主要|发展|量化)?目标(?:任务)?$|^(?:发展|规划|总体|主要|工作)目标.{0,6}$|^(?:到)?\d{4}年(?:工作)?目标$/,
    not: /任务$/,
  },
  {
    role: 'general',
    pattern:
      /^(?:总则|总体要求|总体思路|指导思想|工作思路|基本思路|发展思路|基本原则|工作原则|主要原则|遵循原则|编制依据|适用范围|实施范围|试点范围|改革范围|范围|对象|服务对象|名词解释|附则|定义|术语|基本要求|总的要求|战略定位|功能定位)(?:[与和及、].{2,12})?$|^(?:指导思想|总体要求|总体思路|工作思路|目标).{0,4}(?:原则|目标|思想|任务)$/,
  },
  // 四、保障措施 / 三、组织实施 / 五、工作要求
  {
    role: 'safeguards',
    pattern:
      /^(?:切实|全面|进一步|不断|着力|狠抓|强化|加强|完善|健全|严格|做好)*(?:规划|组织|工作|实施|政策|改革|方案|要素|支撑)*(?:保障|组织领导|组织实施|组织保障|实施保障|保障措施|工作要求|工作保障|保障机制|保障体系|组织推进|推进机制|推进措施|有关要求|相关要求|要求|支持保障|监督考核|考核评价|督导考核|保障落实|组织落实|狠抓落实|抓好落实)(?:[与和及、,].{2,20})?$/,
    not: /医疗保障|社会保障|应急保障|生活保障|待遇保障|药品.{0,4}保障|供应保障|物资保障|住房保障/,
  },
  // 三、重点任务
  {
    role: 'tasks',
    pattern: /(?:任务|举措|措施|内容|事项|行动|工程|工作重点|重点工作|重点)(?:[与和及].{2,8})?$/,
  },
];

/** Role that the heading itself states (章节作用); null when it states none. */
export function statedRole(title: string): SectionRole | null {
  const plain = title.replace(/[()"'。,:、\s]+$/g, '').replace(/\([^)]{0,40}\)$/, '');
  if (plain.length > 40) return null;
  for (const rule of RULES) {
    if (rule.pattern.test(plain) && !(rule.not?.test(plain) ?? false)) return rule.role;
  }
  return null;
}

/** Sections in which no task is sought. */
export function isQuiet(role: SectionRole): boolean {
  return (
    role === 'background' || role === 'goals' || role === 'general' || role === 'phases' || role === 'period'
  );
}
