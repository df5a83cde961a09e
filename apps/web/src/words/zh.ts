/** The words of the screens; the glossary decides them. English has the same keys. */
export const words = {
  app: { name: '落实', tagline: '让签了的协议落到实处', skip: '跳到正文', menu: '主导航', docs: '接口文档', version: '版本' },
  nav: { cockpit: '驾驶舱', ledger: '台账' },
  preferences: { language: '语言', theme: '外观', system: '随系统', light: '浅色', dark: '深色' },
  session: {
    title: '请出示令牌', told: '令牌代表一个机构的一位办事人员。首次启动时令牌打印在终端，并存于 data/token。', token: '令牌', enter: '进入',
    kept: '令牌只保存在本标签页，关闭即失效。', unknown: '服务器不认识这个令牌。', endedTitle: '会话已结束', ended: '服务器不再接受原来的令牌。重新出示后即可继续，已填写的内容仍在。',
    acting: '当前身份', leave: '退出', admin: '安装管理员',
    demoTitle: '以哪个机构的身份操作', demo: '这是演示台账：可以以任何机构的任何人员操作。办结与销号必须是同一机构的两位人员。', search: '按名称、代码或拼音首字母查找机构', person: '人员', first: '第一位', second: '第二位', act: '以此身份操作', change: '切换身份', nothing: '没有找到这样的机构',
  },
  connection: { lost: '与服务器的连接中断，正在重试。页面上的内容可能已不是最新。', back: '连接已恢复。' },
  problem: {
    title: '没有办成', what: '发生了什么', toDo: '怎么办', again: '重试', home: '回到驾驶舱', code: '代码', request: '请求编号',
    unreachable: '服务器没有应答。', unreachableToDo: '请确认服务器正在运行、网络可用；恢复后本页会自动刷新。',
    missing: '没有这个页面。', missingToDo: '请检查地址，或从驾驶舱重新进入。',
    notFound: '没有这条记录。', notFoundToDo: '它可能从未存在，或地址有误；可在台账中查找。',
    forbidden: '当前身份无权办理。', forbiddenToDo: '请由有权的机构办理，或切换身份。',
    changed: '在您办理期间，他人已修改这条记录。', changedToDo: '请查看变动内容后再决定，您填写的内容仍在。',
    invalid: '请求中有不被接受的内容。', invalidToDo: '请更正下列各处。',
    tooLarge: '发送的内容太大。', tooLargeToDo: '请缩小后再发送。',
    busy: '服务器暂时无法办理。', busyToDo: '请稍候再试；数据没有丢失。',
    fault: '服务器出错了。', faultToDo: '请将请求编号告知管理员，日志中有详情。',
    screen: '本页面出错了。', screenToDo: '请刷新页面；已提交的数据不受影响。',
    other: '请求被拒绝。', otherToDo: '请查看下方说明。',
  },
  stage: { proposed: '拟议', signed: '已签署', implementing: '实施中', evaluated: '已评估', onHold: '中止', shelved: '搁置', terminated: '终止', superseded: '被替代', lapsed: '失效' },
  level: { joint: '联合办公室', county: '县级', prefecture: '地市级', province: '省级', national: '国家级' },
  cockpit: { title: '驾驶舱', signedNotImplemented: '项协议已签署而未落实' },
  wait: { loading: '正在读取…' },
};

export type Words = typeof words;
