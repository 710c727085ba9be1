/**
 * Resolves the domains of a shell-site scan: {@code ScanEngine} takes domains and gives one verdict each, with proof.
 *
 * <ul>
 *   <li>{@code wire}: bytes of questions and answers.
 *   <li>{@code limit}: rate and window of a group of name servers.
 *   <li>{@code verdict}: verdicts, proofs and how two families merge.
 *   <li>{@code transport}: the event loop over UDP and TCP.
 *   <li>{@code zone}: zones and the delegation cache.
 *   <li>{@code resolve}: from a name to a result.
 * </ul>
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>Each name has a fixed order of the zone's servers, a hash of name and address. A server counts only once it has
 *       answered or used up its tries, or has erred where a later one gives a good answer. Once one server has erred twice, the
 *       errors of the others are believed. All names below a possible cut get the delegation from the same servers.
 *   <li>NXDOMAIN, no address, a broken alias chain and addresses elsewhere need a second server of the zone, with another
 *       name; configured zones and resolvers need two addresses. Two servers that contradict each other give DISAGREE;
 *       without a second answer the verdict is UNCONFIRMED. Both mean unknown. If the end of an alias chain is bad, a
 *       second server has to confirm each alias across zones. Bad news also needs a second server of each zone above that
 *       delegates to the same hosts, unless the zone above has one server; a zone is asked about once.
 *   <li>A group is an IPv4 /24 or IPv6 /48 of name servers, with a paced rate, an adaptive window and four TCP
 *       connections. The fullest group that may be asked goes first. Retries and TCP count too. Limits live in a run, so
 *       a replica runs one engine at a time.
 *   <li>The engine follows 13 names of a referral, looks up at most 32 hosts for one lookup, and follows no circle and no
 *       row of more than {@code deepestHosts} hosts. What a bound cut short is unknown. Only of aliases a longer row than any
 *       public resolver follows is broken.
 *   <li>A denial has an SOA record or nothing; an answer with name servers alone is a referral (RFC 2308 2.2), whatever
 *       authority it claims and also if a resolver gives it.
 *   <li>Source port, id, address, name in random letter case, type and class of an answer must fit. A server that changes
 *       the case of letters is asked in lower case after the exact answer did not come. A server is believed about its
 *       own zone only. A referral does not lead to loopback or private addresses. An off-path attacker has to guess port,
 *       id and letter case; a proof is not signed.
 *   <li>Verdicts that turned bad are held until their group of servers is judged. If half of the group turned bad at once
 *       ({@code HealthSettings}), they are given as frozen and the report names the group.
 * </ul>
 *
 * <p>The engine is plain Java without a DNS library, because the libraries allocate per query and limit the number of
 * questions in flight; the README of the module has the figures. A run uses the caller's thread and no other.
 */
package cn.icpfiling.inspection.dns;
