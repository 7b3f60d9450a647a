package dev.errdict.db.table;

import dev.errdict.db.table.TableTarget.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in names of columns, in both languages. */
final class ColumnWords {
  /** The meaning of a word; any other word overrides a weak one. */
  record Meaning(Kind kind, boolean weak) {}

  static final Set<String> CHINESE =
      Set.of("zh", "cn", "chs", "zhs", "zhcn", "chinese", "中文", "汉语", "国语");

  /** Languages with a region in one word. */
  static final Set<String> REGIONAL = Set.of("zhcn", "enus");

  static final Set<String> ENGLISH = Set.of("en", "eng", "english", "enus", "英文", "英语");

  /** Regions and scripts of Chinese that is not Simplified. */
  static final Set<String> TRADITIONAL = Set.of("tw", "hk", "hant", "traditional", "繁体", "繁體");

  /** Regions and scripts after a language. */
  static final Set<String> REGIONS =
      Stream.concat(
              TRADITIONAL.stream(),
              Stream.of("cn", "sg", "us", "gb", "uk", "au", "hans", "simplified", "简体", "簡體"))
          .collect(Collectors.toUnmodifiableSet());

  /** Words that do not tell the field of a column. */
  static final Set<String> FILLERS =
      Set.of(
          "error",
          "err",
          "exception",
          "the",
          "a",
          "of",
          "for",
          "in",
          "to",
          "how",
          "string",
          "full",
          "short",
          "long",
          "possible",
          "suggested",
          "user",
          "default",
          "official",
          "lang",
          "language",
          "i18n",
          "错误",
          "异常",
          "返回",
          "可能",
          "所属",
          "触发",
          "对应",
          "方法",
          "方案",
          "办法",
          "方式",
          "内容",
          "的",
          "字段",
          "官方",
          "语言",
          "版");

  /** Alone, they are the name of the server's message: {@code {"code": 137, "error": "…"}}. */
  static final Set<String> ERROR = Set.of("error", "err", "exception", "错误", "异常");

  private static final Map<String, Meaning> KNOWN = new HashMap<>();

  static {
    strong(Kind.CODE, "code", "errno", "sqlstate", "sqlcode", "hresult", "码", "代码", "编码");
    weak(Kind.CODE, "number", "no", "nr", "num", "id", "key", "value", "status", "编号", "号", "状态");
    strong(
        Kind.SYMBOL,
        "symbol",
        "constant",
        "const",
        "macro",
        "identifier",
        "enum",
        "mnemonic",
        "常量",
        "符号",
        "宏",
        "标识",
        "标识符",
        "枚举");
    weak(Kind.SYMBOL, "name");
    strong(Kind.WORDS, "words", "condition");
    strong(Kind.MESSAGE, "message", "msg", "消息", "信息", "提示", "提示语", "报错", "报文");
    strong(Kind.TITLE, "title", "summary", "label", "caption", "heading", "标题", "摘要", "概要");
    weak(Kind.TITLE, "text", "名称", "名", "文本", "文字", "文案");
    strong(
        Kind.MEANING,
        "meaning",
        "description",
        "desc",
        "explanation",
        "detail",
        "definition",
        "含义",
        "说明",
        "描述",
        "解释",
        "详情",
        "释义",
        "意思",
        "定义");
    strong(Kind.CAUSE, "cause", "reason", "why", "原因", "起因", "成因");
    strong(
        Kind.ACTION,
        "action",
        "remedy",
        "solution",
        "resolution",
        "fix",
        "workaround",
        "advice",
        "recommendation",
        "suggestion",
        "hint",
        "解决",
        "处理",
        "建议",
        "措施",
        "对策",
        "修复",
        "排查",
        "应对");
    strong(Kind.NOTE, "note", "remark", "comment", "备注", "注释", "附注", "备考");
    strong(Kind.DETAIL, "severity", "level", "严重", "级别", "等级", "严重性", "程度");
    strong(
        Kind.PHRASE, "phrase", "alias", "keyword", "synonym", "question", "别名", "关键词", "问法", "同义词");
    strong(
        Kind.MODULE,
        "module",
        "section",
        "category",
        "class",
        "group",
        "component",
        "domain",
        "subsystem",
        "service",
        "模块",
        "分类",
        "类别",
        "组件",
        "分组",
        "服务",
        "子系统");
    strong(Kind.MODULETITLE, "moduletitle");
    strong(Kind.RETRY, "retry", "重试");
    strong(Kind.MENDER, "mender");
  }

  private ColumnWords() {}

  private static void strong(Kind kind, String... words) {
    for (String word : words) {
      KNOWN.put(word, new Meaning(kind, false));
    }
  }

  private static void weak(Kind kind, String... words) {
    for (String word : words) {
      KNOWN.put(word, new Meaning(kind, true));
    }
  }

  static Optional<Meaning> find(String word) {
    return Optional.ofNullable(KNOWN.get(word));
  }

  /** Whether a word is any of those here. */
  static boolean has(String word) {
    return KNOWN.containsKey(word)
        || FILLERS.contains(word)
        || CHINESE.contains(word)
        || ENGLISH.contains(word)
        || REGIONS.contains(word);
  }
}
