package dev.errdict.search.bench;

import java.util.List;

/** How people ask; each kind with questions of its own. */
public enum Questions {
  CHINESE(
      "登录失败次数太多账号被锁了怎么办",
      "上传文件的时候总是提示超过大小限制",
      "手机收不到短信验证码",
      "消息发出去对方没收到而且对话也不见了",
      "请求太频繁被限制了要等多久",
      "查询超时数据量太大",
      "推送证书过期了收不到通知",
      "用户名已经被别人占用"),
  ENGLISH(
      "my account got locked after too many failed logins",
      "upload fails because the file is too large",
      "sms verification code never arrives on the phone",
      "the conversation I am sending messages to does not exist",
      "too many requests, how long should I wait",
      "query times out on a large table",
      "push notification certificate has expired",
      "username has already been taken by somebody else"),
  MIXED(
      "login 的时候报 session token 过期",
      "调用 REST API 上传 file 失败",
      "push 证书 certificate 无效",
      "conversation 成员 member 数量超限",
      "query 的 limit 太大 timeout 了",
      "SDK 初始化 appId 不对",
      "sms 验证码 invalid",
      "websocket 连接 connection 断开"),
  TYPO(
      "acount is lokced becuase of to many faild atempts",
      "uplaod failes, file exeeds maxium size",
      "verfication code is invaild or expierd",
      "converstaion dose not exsit",
      "requset rate limt excedeed",
      "querry timeuot on the sever",
      "certifcate for push notifcation expird",
      "usernmae alredy takne"),
  PINYIN(
      "duihua bu cunzai",
      "denglu shibai cishu tai duo",
      "yanzhengma shoubudao",
      "wenjian taida shangchuan shibai",
      "qingqiu tai pinfan bei xianzhi",
      "chaxun chaoshi",
      "tuisong zhengshu guoqi",
      "yonghuming yijing cunzai");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable.
  private final List<String> texts;

  Questions(String... texts) {
    this.texts = List.of(texts);
  }

  /** The questions one after another, from the start again after the last. */
  String at(int turn) {
    return texts.get(Math.floorMod(turn, texts.size()));
  }
}
