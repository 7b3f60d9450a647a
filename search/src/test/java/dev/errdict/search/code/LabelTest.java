package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "errorCode=",
        "error_code: ",
        "\"errorCode\":\"",
        "err_code -> ",
        "retcode=",
        "rc=",
        "ret: ",
        "ret_code=",
        "code ",
        "Code: ",
        "\\\"code\\\":",
        "errCode is ",
        "error-code: ",
        "error.code = ",
        "resultCode=",
        "failure code ",
        "exception code: ",
        "error message: ",
        "error number ",
        "err=",
        "errs: ",
        "Exception: ",
        "AVError ",
        "AVException: ",
        "returned ",
        "threw ",
        "error #",
        "ERROR ",
        "[code=",
        "code was ",
        "with code ",
        "error details: ",
        "errorMessage=",
        "avosCode: ",
        "error|"
      })
  void an_errors_code_is_called_one_by(String before) {
    assertEquals(Label.CODE, Label.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "错误码", "错误码:", "错误代码为", "错误代号 ", "返回码=", "报错码是 ", "异常码:", "错误信息: ", "报错提示 ", "报了个 ", "返回 ",
        "抛出 ", "收到 ", "出现", "遇到了 ", "弹出来 ", "代码【", "错误编号#", "提示错误:", "异常代码 "
      })
  void chinese_words_call_a_number_an_errors_code(String before) {
    assertEquals(Label.CODE, Label.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errno ",
        "errno=",
        "\"errno\": ",
        "sys_errno: ",
        "appCode=",
        "\"appCode\":",
        "bizCode: ",
        "app_code=",
        "subCode: ",
        "vendor_code=",
        "logic.code="
      })
  void a_key_of_another_number_is_told_apart(String before) {
    assertEquals(Label.OTHER_KEY, Label.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statusCode: ",
        "status_code=",
        "\"status\":",
        "status ",
        "status of ",
        "HTTP ",
        "HTTP/1.1 ",
        "http error ",
        "status code is ",
        "httpCode=",
        "http_status: ",
        "StatusCode=",
        "http: ",
        "状态码",
        "状态码为 ",
        "响应码:"
      })
  void an_http_status_is_no_code_of_a_catalog(String before) {
    assertEquals(Label.STATUS, Label.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exitCode=",
        "exit code ",
        "exit_code: ",
        "exited with code ",
        "exit status ",
        "opcode ",
        "op_code=",
        "opCode: ",
        "zip code ",
        "postal code: ",
        "area code ",
        "country code ",
        "key code ",
        "keyCode=",
        "verification code ",
        "sms code ",
        "promo code: ",
        "pin code ",
        "退出码",
        "退出代码: ",
        "验证码",
        "验证码是 ",
        "邀请码:",
        "邮编 ",
        "区号"
      })
  void a_code_of_daily_life_or_of_a_process_is_foreign(String before) {
    assertEquals(Label.FOREIGN, Label.of(before));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "room ",
        "user ",
        "decode ",
        "vscode ",
        "xcode ",
        "unicode ",
        "the ",
        "is ",
        "of ",
        "line ",
        "第",
        "共",
        "encoder: ",
        "barcode scanner ",
        "message ",
        "mirror ",
        "4303 "
      })
  void any_other_word_calls_a_number_nothing(String before) {
    assertEquals(Label.NONE, Label.of(before));
  }
}
