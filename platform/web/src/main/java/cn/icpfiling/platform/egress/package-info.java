/**
 * Requests to addresses that strangers choose: home pages of filed sites, webhooks, registries. One implementation for all services.
 *
 * <p>The client is written over sockets, because no client on the class path connects to a given address and keeps the name for
 * {@code Host} and SNI, and because each limit here is a limit of one read. A thread works on one request at a time; call it on a virtual
 * thread, and outside a transaction.
 *
 * <p>Only http and https, only the ports of {@code icp.egress.ports}, only domain names. The name is resolved once per hop, every address
 * must be reachable by the public ({@link cn.icpfiling.platform.egress.SpecialPurposeRegistry}), and the connection goes to a checked
 * address. A redirect begins again with the check of its URL. What the other side does is an outcome and never an exception.
 * A protocol that is not HTTP takes checked addresses from {@link cn.icpfiling.platform.egress.SafeFetch#addresses}.
 */
package cn.icpfiling.platform.egress;
