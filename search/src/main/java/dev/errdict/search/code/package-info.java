/**
 * Codes in what people really paste. The grammar, on a normalised text:
 *
 * <pre>
 *   number    = ["-"] 1*5 digit, or up to ten of a known code, not part of a word, a version, a date, a time, an address, a URL or a file position
 *   labelled  = label [glue] number             code: 137 · "code":"137" · errorCode=503 · 错误码4303 · error 608 · 报 142
 *              | labelled (list mark or word) number, when a catalog has it: 错误 4303 和 4302
 *              | prefix number, when they are a code together: ts(2339) · TS-7006 · ORA 1 · LC-4307;
 *                a longer prefix in another case and apart from its number may be a word: user 1001
 *   other key = another code's key, glue, number          errno: 111 · appCode=4304
 *   status    = status label [glue] number      status of 403 · HTTP/1.1 429 · [403 GET https://…] · 状态码 502
 *   bare      = number or symbol code without any other word: "4303?", "#4303", "4302 vs 4303"
 *   prose     = any other number, with the chance that it is meant as a code: "4303 on android"
 *   whole     = the whole text, when a catalog has it as a code: "-1001", "E 5"
 *   compound  = words joined by - . / or :, when a catalog has them as a code: ORA-00001, auth/user-not-found, 5.7.1;
 *                with a part more of the same form it is another code: PAY-404-2
 *   symbolic  = a word that a catalog has as a code: 42P01, 0x80070005, EACCES, invalid_grant, NoSuchKey
 *   depth     = braces open before the mention, one more after "Error detail" and after each "Caused by"
 * </pre>
 *
 * Keys are compared word by word ({@code Label}): {@code opcode} and {@code exitCode} call a number
 * something else. A unit behind a number ("15 minutes", "5 KB", 3 次) and a closed class before it
 * (line, port, version, id, currency …; {@code NumberNeighbours}) speak against a code. What the
 * rest of a sentence says is judged by {@code MentionClassifier}, without the number itself.
 *
 * <p>Numbers in Chinese or English words, with their digits apart or with look-alike letters of
 * other scripts are read first ({@code Numerals}, {@code EnglishNumerals}, {@code Lookalikes}),
 * when a catalog has the result or the text calls it a code; nothing else is fuzzy.
 */
@NullMarked
package dev.errdict.search.code;

import org.jspecify.annotations.NullMarked;
