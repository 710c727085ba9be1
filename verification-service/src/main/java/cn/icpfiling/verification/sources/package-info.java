/**
 * Asks external sources within limits: time, size, pace and address.
 *
 * <p>Each server has a gate per replica: {@code icp.verification.source.at-once} 16 and {@code per-second} 50, evenly
 * spaced; WHOIS 2 and 2; {@code servers."host"} for a server that accepts less. A question has a time-out
 * ({@code timeout} 4 s, whole answer) and a size limit (1 MiB). A server rests when it asks for that (429 and
 * {@code Retry-After}, WHOIS in words), and for {@code rest} 30 s after {@code failures-to-rest} 5 failures in a row.
 * Then one question probes it.
 *
 * <p>The result is UNKNOWN if the source is down or late, or redirects in a loop or into our own network. It is also
 * UNKNOWN if the answer is too large, garbled or about another name. The evidence says which. Checks that are not a
 * verdict reuse a good answer for {@code answers-for} 5 min; its evidence shows its time.
 *
 * <p>The RDAP, WHOIS and bootstrap clients are own code, because every failure must be an answer and every redirect
 * must be checked before it is followed. Servers that data names are asked for RDAP over the platform's egress, which
 * resolves a name once; hosts of {@code allowed-hosts}, and the sources of the settings, by the JDK's client. WHOIS is no
 * HTTP, so the egress resolves and judges the names of its servers, and the client connects to what it was given. The
 * gate is own code too: spacing, rests and circuit breaker answer one question (may this server be asked now?). Caffeine caches
 * answers and gates. {@code icp_verification_answers_total{source,answer}} counts.
 */
package cn.icpfiling.verification.sources;
