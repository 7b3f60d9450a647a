package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets are animals; none of them is in a catalog. */
@Tag("long")
class NamedSecretsTest {
  private static final String ANIMALS =
      "hunter|kangaroo|koala|platypus|wombat|zebra|walrus|daishu|canguro|känguru|kangourou|кенгуру|カンガルー|캥거루";

  private static Dictionary dictionary;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary = Dictionary.inMemory("redaction", Embedder.NONE, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  private static String redacted(String question) {
    return dictionary.read(index -> new Redaction(Vocabulary.of(index)).of(question)).orElseThrow();
  }

  private static void assertNoAnimal(String question) {
    String kept = redacted(question);
    assertFalse(kept.matches("(?isu).*(?:" + ANIMALS + ").*"), () -> question + " -> " + kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"it's kangaroo\"}",
        "{\"password\":\"ab\\\"hunter\"}",
        "{\"password\":\"ab\\\" hunter\"}",
        "{\\\"password\\\":\\\"hunter zebra\\\"}",
        "{'password': 'it`s a kangaroo'}",
        "password='x\"hunter'",
        "password='it's kangaroo' fails",
        "password=\"say 'zebra', zebra\" fails",
        "password=`a \"hunter\" b` fails",
        "密码：“it's kangaroo”登录失败",
        "密码「my \"zebra\" x」登录失败",
        "口令=『a'koala'b』",
        "password=\"hunter \"\"zebra\"\" x\" fails",
        "password: \"hunter zebra\nlogin fails",
        "user[\"password\"] = \"my 'walrus'\"",
        "setPassword(\"my walrus\")",
        "getenv('PASSWORD', 'my walrus')",
        "{\"name\":\"password\",\"value\":\"it's kangaroo\"}",
        "пароль: «мой 'кенгуру'» не работает"
      })
  void a_quoted_value_ends_at_the_quote_that_opened_it(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password:      koalabear",
        "password\t\t=\t\tkoalabear",
        "password => hunter",
        "password := hunter",
        "password -> hunter",
        "password == hunter",
        "passwords: hunter",
        "password is: hunter",
        "password=ab,hunter",
        "password: ab;hunter",
        "password: |-\n  hunter",
        "PGPASSWORD=hunter psql fails",
        "spring.datasource.password=zebra",
        "DB_PASSWORD_2=zebra",
        "?password=zebra&b=walrus fails",
        "口令:ab中hunter怎么办",
        "密码：hunter，登录不了",
        "密钥＝hunter报错",
        "contraseña: canguro",
        "mot de passe : kangourou",
        "パスワード：カンガルー",
        "비밀번호: 캥거루",
        "senha=canguro",
        "mima: daishu",
        "otp: zebra"
      })
  void a_value_after_a_sign(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<password>platypus</password>",
        "<Password>my platypus</Password>",
        "<password type=\"x\">my platypus</password>",
        "<ns:password>\n  platypus zebra\n</ns:password>",
        "<password><![CDATA[a platypus]]></password>",
        "<key>password</key><string>a platypus</string>",
        "<property name=\"password\" value=\"a platypus\"/>",
        "<add key='password' value='a platypus'/>",
        "<apiKey>platypus</apiKey>",
        "<db:pwd>platypus</db:pwd> fails",
        "<密码>platypus</密码>",
        "login fails <password>platypus"
      })
  void a_value_in_xml(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my password is hunter",
        "my passphrase is purple wombat walrus and it fails",
        "I changed my password to hunter and now it fails",
        "password was reset to zebra yesterday",
        "the password for bob is hunter",
        "my password should be zebra",
        "my password's hunter",
        "password, which is hunter, fails",
        "the PIN code is zebra",
        "changed the password from hunter to zebra",
        "password wrong,hunter",
        "**password** hunter",
        "| password | hunter |",
        "password hunter",
        "my wifi password kangaroo does not work",
        "password (zebra) fails",
        "token wombat",
        "hunter is my password",
        "login with zebra as password fails",
        "the key is kangaroo",
        "identified by hunter",
        "Bearer hunter",
        "Mein Passwort lautet känguru",
        "mi contraseña es canguro",
        "le mot de passe est kangourou",
        "пароль кенгуру",
        "パスワードはhunterです",
        "비밀번호는 hunter 입니다"
      })
  void a_value_in_a_sentence(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "密码hunter登录不了",
        "密码 hunter 登录不了",
        "密码就是hunter怎么登录不了",
        "密码改成hunter后登录不了",
        "密码设置为 hunter 后登录失败",
        "密码设成了hunter",
        "密码试了hunter还是不行",
        "密碼換成hunter了",
        "我的口令叫hunter",
        "密码(hunter)登录失败",
        "验证码是zebra收不到",
        "令牌 wombat 失效",
        "用hunter做密码登录失败",
        "hunter是我的密码",
        "密\n码：kangaroo",
        "账号walrus7密码hunter",
        "密码从hunter改成zebra了",
        "密码设的hunter",
        "密码填的是koala，登录不上"
      })
  void a_value_in_a_chinese_sentence(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-LC-Key: abc,hunter",
        "X-LC-Sign: abc,hunter",
        "X-Custom: zebra",
        "Authorization: Token hunter",
        "Authorization: ApiKey hunter",
        "Authorization: MyScheme hunter",
        "Proxy-Authorization: Negotiate hunter",
        "Authorization: Digest username=\"walrus\", realm=\"a zebra\"",
        "\"Authorization\": \"Basic zebra walrus\"",
        "headers: { Authorization: `Token zebra` }",
        "curl -H \"Authorization: Token hunter\" -d \"zebra walrus\" fails",
        "curl -H 'X-LC-Session: zebra' fails",
        "Cookie: a=b; hunter",
        "Set-Cookie: sid=abc; zebra=walrus; Path=/",
        "登录失败，Authorization：Token zebra"
      })
  void a_header(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql --password hunter",
        "mysql --password=hunter",
        "mysql -uzebra -phunter",
        "sshpass -p 'a hunter' ssh",
        "redis-cli -a hunter",
        "curl -u bob:hunter https://x.example",
        "curl -u \"bob:a hunter\" fails",
        "curl --user bob:hunter fails",
        "curl --proxy-user=bob:hunter fails",
        "tool --api-key zebra fails",
        "tool --client-secret=zebra fails",
        "tool -Password zebra fails",
        "net use /password:zebra",
        "执行 mysql -p zebra 报错"
      })
  void an_option_of_a_command(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open https://wiki.corp.example/项目/wombatty bad",
        "open https://wiki.corp.example/项目wombatty bad",
        "open https://项目.example/wombatty bad",
        "open https://x.example/q?名字=wombat&y=zebra bad",
        "打开www.example.cn/文档/zebra.html失败",
        "C:\\hunter is missing",
        "c:/zebra is missing",
        "/hunter is missing",
        "/项目/hunter is missing",
        "~/hunter is missing",
        "~walrus is missing",
        "./zebra is missing",
        "\\\\host\\share\\zebra is missing",
        "\\zebra is missing",
        "cd zebra/ fails",
        "打开/hunter目录失败",
        "打开/walrus/zebra目录失败",
        "打开C:\\hunter失败",
        "(/zebra)"
      })
  void addresses_and_paths(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login P4ss!hunter fails",
        "login Tr0ub4(hunter fails",
        "login Tr0ub4,hunter fails",
        "login hunter!77 fails",
        "login zebra|w0mbat fails",
        "login w0mbat?zebra fails",
        "login zebra{w0mbat} fails",
        "login zebra;9x;walrus fails",
        "登录hunter:9x失败",
        "'it's kangaroo' fails",
        "\"he said \\\"hunter\\\" again\" fails",
        "„hunter“ fails"
      })
  void the_rest_of_a_broken_secret(String question) {
    assertNoAnimal(question);
  }

  @ParameterizedTest
  @CsvSource({
    "密码：4303, 4303",
    "pin: 137, 137",
    "password 4303, 4303",
    "密码4303登录不了, 4303",
    "密码是 4303, 4303",
    "my pin is 137, 137",
    "{\"pin\":137}, 137",
    "--password 4303, 4303",
    "<password>4303</password>, 4303",
    "Authorization: Token 4303, 4303",
    "password: CONVERSATION_NOT_FOUND, CONVERSATION",
    "'card 4303,1111,1111,1111', 4303"
  })
  void a_secret_that_is_also_a_code_is_removed(String question, String secret) {
    assertFalse(redacted(question).contains(secret), redacted(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password error 211",
        "password error: 210",
        "wrong password",
        "wrong password on iOS",
        "the password is wrong",
        "the password is not accepted any more",
        "password reset fails with 4303",
        "password left blank",
        "forgot my password how can I recover it",
        "what is the password policy",
        "is the password case-sensitive",
        "bad credentials",
        "token expired 4112",
        "the token does not permit this operation",
        "the session has ended, sign in again",
        "the key is read only",
        "sign up fails with 202",
        "密码错误",
        "密码错误： 210",
        "忘记密码怎么办",
        "密码不对，提示 210",
        "密码登录失败，iOS上也不行",
        "mima bu dui",
        "(wrong password mismatch)",
        "验证码过期了",
        "签名过期，可我刚生成",
        "device token 不对，iOS 推送收不到",
        "IM 登录 signature 验证不过",
        "error 4303",
        "codes 4302,4303"
      })
  void ordinary_words_beside_a_name_are_kept(String question) {
    assertEquals(question, redacted(question));
  }

  @ParameterizedTest
  @CsvSource({
    "见 https://x.example/a这个报错, 见 <url> 这个报错",
    "安卓/iOS都不行, 安卓iOS都不行",
    "密码：hunter登录不了, 密码： <key> 登录不了",
    "password: hunter refused, password: <key> refused",
    "'{\"token\":null,\"code\":4303}', '{ <quote> : <key> , <quote> :4303}'"
  })
  void the_words_around_a_secret_are_kept(String question, String expected) {
    assertEquals(expected, redacted(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "\n", "\"", "'", "\\", "\\\"", "/", "是", "密", "密码", "密码是", "密码:", "p\n", "1",
            "1,",
        "=", ":", "<", ">", "-", "- ", "-p ", "@", "~", "!", "a!", "(", "'a", "x://", "/项",
            "password ",
        "password is ", "password for a ", "password=\"", "<password>", "Cookie: ;", "ﷺ", "ﷺ密码"
      })
  void a_long_question_takes_no_long_time(String piece) {
    String question = piece.repeat(100_000 / piece.length());
    redacted(question);

    assertTimeout(Duration.ofSeconds(5), () -> redacted(question));
    assertTimeout(Duration.ofSeconds(5), () -> redacted("password" + question));
  }
}
