/**
 * Asks the outside world within bounds: time, size, pace and address.
 *
 * <p>Each server has a gate per replica: {@code icp.verification.source.at-once} 16 and {@code per-second} 50, evenly
 * spaced; WHOIS 2 and 2; {@code servers."host"} for a server that bears less. A question has a time-out
 * ({@code timeout} 4 s, whole answer) and a size limit (1 MiB). A server is left alone when it asks for it (429 and
 * {@code Retry-After}, WHOIS in words), and for {@code rest} 30 s after {@code failures-to-rest} 5 failures in a row;
 * then one question tries it.
 *
 * <p>An answer that is down, late, too large, garbled, sent in circles or into our own network, or about another name
 * is UNKNOWN, and the evidence says which. A good answer is used again for {@code answers-for} 5 min by checks that
 * are no verdict; its evidence tells when it was given.
 *
 * <p>The RDAP, WHOIS and bootstrap clients are own code, because every way to fail has to be an answer and a redirect
 * has to be judged before it is followed. So is the gate: spacing, rests and breaker are one question (may this
 * server be asked now?). Caffeine keeps answers and gates. {@code icp_verification_answers_total{source,answer}}
 * counts.
 */
package cn.icpfiling.verification.sources;
