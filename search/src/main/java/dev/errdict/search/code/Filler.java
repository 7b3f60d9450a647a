package dev.errdict.search.code;

import java.util.regex.Pattern;

/**
 * Words that only ask: with nothing else around it, a number among them is the code that is asked
 * for.
 */
final class Filler {
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![A-Za-z0-9_])-?[0-9][0-9OoIlSsBZz]{0,5}(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?:0x)?[0-9A-Fa-f]{4,10}(?![A-Za-z0-9_])|\\b[0-9]{2}[A-Z0-9]{3}\\b");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)\\b(?:what(?:'?s| is| are| does| do)?|whats|wht|is|does|do|mean(?:s|ing)?|the|a|an|of|for|error|errors|err|errs|errno|code|codes|errcode|errorcode|error_code|number|no|"
              + "please|pls|plz|plx|help|me|tell|explain|about|info|lookup|look|up|search|show|define|meaning|fix|solve|resolve|how|to|why|i|get|got|getting|gets|keep|keeps|seeing|see|with|this|that|and|or|vs|versus|it|my|"
              + "leancloud|lean|cloud|im|hi|hey|hello|anyone|anybody|know|knows|again|when|on|in|from|you|can|ask|question|quick|wtf|huh|thanks|thx|ty|https?|(?:http[ _-]?)?status(?:[ _-]?(?:code|text))?|returned|returns|return|response|dude|guys|bro|stands?|happened|happens|happen|exactly|server|client|sdk|api|app|s|each|both|respectively|we|our|us|your|they|them|these|those|here|there|have|has|having|had|be|been|was|were|did|could|would|should|"
              + "all|any|some|every|whole|same|still|only|between|difference|differ|different|than|wait|back|another|more|after|before|at|by|as|so|if|not|or|idea|ideas|clue|team|folks|everyone|everybody|someone|somebody|friends|mate|sir|"
              + "reason|reasons|cause|causes|caused|detail|details|dictionary|catalog|catalogue|docs|documentation|documented|listed|entry|comes?|came|occurs?|occurred|pops?|popped|popping|throws?|threw|thrown|throwing|"
              + "gives?|gave|giving|says?|said|saying|received?|receiving|hits?|hitting|shows?|showing|showed|shown|sees|saw|seen|constantly|randomly|random|weird|strange|odd|urgent|urgently|asap|day|days|night|week|hour|hours|time|times|tonight|long|today|yesterday|suddenly|sometimes|always|since|morning|just|now|one|ones|two|optional|some|message|msg)\\b"
              + "|错误代码|错误码|信息|内容|如下|详情|日志|错误代号|错误编号|错误号|错误|字典|词典|文档|代码|代号|返回码|状态码|报错码|报错|异常码|异常|编号|是什么|什么|意思|啥|含义|意义|怎么回事|怎么办|怎么解决|怎么处理|怎么修|如何|解决|处理|求解释|解释|查询|查一下|查下|查|一下|请问|请教|求助|求解|求教|求|帮忙|帮我|帮|看看|看下|看|为什么|为何|出现|出了|遇到|遇见|碰到|收到|返回|提示|显示|代表|表示|指|说明|详解|原因|的|了|吗|呢|啊|呀|是|个|有|和|与|跟|及|或|我|你|大家|大佬|各位|老师|这|那|又|老是|一直|总是|码|到底|究竟|咋|回事|咋办|咋整|肿么|嘛|吧|哪|种|情况|问题|关于|告诉|知道|谁|有人|在|报|爆|下|求救|急|分别|各|都|弹|蹦|冒|跳|出来|昨天|今天|刚才|刚刚|最近|开始|每次|经常|频繁|突然|忽然|直接|还是|已经|了解|怎样|区别|差别|差异|不同|不一样|一样|之间|一整天|整天|天天|早上|中午|下午|晚上|上午|今早|今晚|这几天|这两天|刚|又|来|给|个|具体|详细|介绍|科普|讲讲|讲一下|说说|老师们|朋友们|兄弟们|群里|呗|哈|哦|噢|唉|救命|在线等|偶尔|反复|不断|全是|都是|还|就|也|会|能|怎|么");
  private static final Pattern SUBSTANCE = Pattern.compile("[\\p{L}\\p{N}]");

  private Filler() {}

  /** Whether the text holds nothing but numbers, words that only ask, and marks. */
  static boolean isAllOf(String text) {
    if (text.length() > 200) {
      return false;
    }
    String rest = WORDS.matcher(NUMBERS.matcher(text).replaceAll(" ")).replaceAll(" ");
    return !SUBSTANCE.matcher(rest).find();
  }
}
