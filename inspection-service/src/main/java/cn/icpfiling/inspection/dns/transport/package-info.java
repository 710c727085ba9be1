/**
 * Sends questions and matches answers in one event loop: UDP over several source ports, TCP where an answer was cut,
 * timeouts, and the limits per group of name servers. One thread owns every object of this package.
 *
 * <p>An answer counts only if port, id, server address and question fit a question that is under way. Everything else is
 * counted and ignored, so a forged answer has to guess source port, id and letter case.
 *
 * <p>{@code Datagrams} moves the packets: many in one system call on Linux, one by one elsewhere.
 */
package cn.icpfiling.inspection.dns.transport;
