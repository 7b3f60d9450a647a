/**
 * Codes in what people really paste. The grammar, on a normalised text:
 *
 * <pre>
 *   number    = ["-"] 1*5 digit, not part of a word, a version, a date, a time, an address, a URL or a file position
 *   labelled  = label [glue] number             code: 137 · "code":"137" · Code=503 · 错误码4303 · error 608 · 报 142
 *              | labelled (list mark or word) number, when a catalog has it: 错误 4303 和 4302
 *              | report-verb number, when a catalog has it and it counts nothing: got a 119 back
 *   status    = status-label [glue] number      status of 403 · HTTP/1.1 429 · [403 GET https://…] · 状态码 502
 *   bare      = number or symbol code alone, or among words that only ask: "4303?", "#4303", "what does 4116 mean"
 *   prose     = any other number that is no quantity, no line, no port, no price, no id
 *   whole     = the whole text, when a catalog has it as a code: "-1001", "E 5"
 *   compound  = words joined by - . / or :, when a catalog has them as a code: ORA-00001, auth/user-not-found
 *   symbolic  = a word that a catalog has as a code: 42P01, 0x80070005, EACCES
 *   depth     = braces open before the mention, one more after "Error detail" and after each "Caused by"
 * </pre>
 *
 * A quantity is a number with a unit behind it ("15 minutes", "5 KB", 3 次) unless it is labelled.
 * What each kind is worth is for the caller to say; nothing here is fuzzy, except that a labelled
 * or bare {@code 43O3} is also read as {@code 4303}. Numbers in Chinese numerals or with their
 * digits apart are read first ({@code Numerals}).
 */
@NullMarked
package dev.errdict.search.code;

import org.jspecify.annotations.NullMarked;
