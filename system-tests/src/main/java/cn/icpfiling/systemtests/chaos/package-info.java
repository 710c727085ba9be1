/**
 * Breaks the platform while it works, then checks that nothing was lost or done twice.
 *
 * <p><b>{@code ./icp chaos}</b> plays 200 filings, eight at once, against the running stack. Meanwhile up to 60 faults
 * (kill -9, or a pause of some seconds) strike filing-service, Kafka and MariaDB, each healed before the next; with replicas, each replica
 * of every service and of the gateway, too.
 * {@code HonestFiling} is the client: it reads the state of its order and takes the next step. After a lost answer it
 * neither assumes an effect nor repeats blindly. Then everything is healed, {@code Inventory} asks every service, and
 * {@code Check} judges the facts:
 *
 * <ul>
 *   <li>every order is COMPLETED with its number, its history is unbroken, and no number was assigned twice;
 *   <li>on the topics each step occurs once by {@code ce_id}, {@code sequence} counts up from 1 per order without a
 *       gap, and acts and states are those of the history (duplicates are dropped as a consumer does, and counted);
 *   <li>no outbox row waits, nothing is parked, the copies of inspection-service and legacy-import-service equal
 *       the records of filing-service, and the holder got one SMS for each step, but for one that a later step ended before
 *       it had left (its own list says so).
 * </ul>
 *
 * <p>A violation ends the run with exit code 1. {@code Sabotage} then falsifies the true facts in twelve ways (an event
 * lost, made twice, out of order …): the check must notice each.
 *
 * <p>Seen on 2026-11-26, two cores, {@code ICP_CHAOS_SEED=108135}: 200 filings through 44 kills and 16 pauses, 1,602
 * events and 200 verdicts on the topics, 2 duplicates dropped; 0 violations, each of the 8 sabotages noticed, every
 * audit sound ({@code ./icp audit verify}); 9 minutes.
 *
 * <p>{@code ./icp drill brokers} on 2026-12-01, two cores, {@code ICP_CHAOS_SEED=992913}: 300 filings through 49 kills and 59 pauses of
 * three brokers in 19 minutes, 2,572 events, 193 records seen again; 0 violations, each of the 8 sabotages noticed.
 * Later that day, with the ninth sabotage: 130 filings through 31 kills and 32 pauses in 10 minutes, 1,133 events, 110 records seen
 * again; 0 violations, each noticed.
 *
 * <p>{@code ./icp drill brokers} on 2026-12-01, another machine of two cores, {@code ICP_CHAOS_SEED=246260}: 420 filings through 94 kills and
 * 88 pauses in 24 minutes, 3,532 events, 187 records seen again; 0 violations, each of the 9 sabotages noticed.
 * On 2026-12-02, {@code ICP_CHAOS_SEED=993434}: 600 filings through 102 kills and 98 pauses in 36 minutes, 5,086 events, 318 records seen
 * again; 0 violations, each of the 12 sabotages noticed.
 * {@code ./icp drill galera} on 2026-12-02, same machine, {@code ICP_CHAOS_SEED=612949}: 600 filings through 99 kills and 101 pauses of three
 * database servers in 38 minutes, 4,804 events, 6 records seen again; 0 violations, each of the 12 sabotages noticed.
 *
 * <p><b>{@code ./icp chaos repeats}</b> tests one case only: a request that was committed when its server died before
 * it answered. Eight senders obtain service numbers, each with its own idempotency key, while filing-service is killed
 * with -9 again and again. Then every request is sent twice more. A sender that had received an answer receives the
 * same bytes, with {@code Idempotent-Replayed}. Each key has one number, whether or not its sender received the answer.
 * No request was refused meanwhile (503 is no refusal). The run counts the requests that were committed and never
 * answered. It fails if there were none, since it then proves nothing. {@code Repeated.Spoilt} falsifies the facts in
 * five ways, and the check must notice each.
 *
 * <p>Seen on 2026-11-24, two busy cores, {@code ICP_CHAOS_SEED=37830 ICP_CHAOS_KILLS=6}: 6859 keys, 6545 of them
 * without an answer (nearly all sent while no server listened), 18 of these committed all the same; 0 violations, each
 * falsification noticed; 3.6 minutes.
 *
 * <p><b>{@code ./icp chaos scans}</b> files 24 sites whose name servers answer, refuse, are slow or silent, and lets one
 * scan end undisturbed. Then inspection-service is killed with -9 within the first four seconds of each of ten scans and
 * started again. Each scan must finish with all shards done, one verdict for each domain, and the verdicts of the
 * scan before it: as many of each, and each domain of the run its own, unchanged since then, as the states in the database say. The command takes its networks over from the partner of a run that was interrupted. It gives the
 * service shards of four domains and a lease of five seconds, so that a kill leaves some shards done, some begun and some
 * waiting; they stay until {@code ./icp up} or the keeper starts the service again.
 * {@code Scanned.Spoilt} falsifies a result in five ways, and the comparison must notice each. A run whose kills
 * all fell behind the end of their scans fails, since it proves nothing. The test stack must not file sites meanwhile.
 *
 * <p>Variables:
 *
 * <ul>
 *   <li>{@code ICP_CHAOS_SEED} (random, printed) fixes victims, kinds, intervals and the length of each outage;
 *       people and domains are new each time.
 *   <li>{@code ICP_CHAOS_FILINGS}, {@code ICP_CHAOS_FAULTS}, {@code ICP_CHAOS_AT_ONCE}: 200, 60, 8.
 *   <li>{@code ICP_CHAOS_FAULTS_LEAST}: 0. The number of faults above is an upper bound; a run in which fewer than this many fell fails.
 *       The drills want what their time and their filings allow: 190 of 200 of {@code brokers} and {@code galera}.
 *   <li>{@code ICP_CHAOS_VICTIMS}: the processes that may be struck, separated by blanks, in place of those above. {@code ./icp drill
 *       brokers} names three brokers, {@code ./icp drill galera} three database servers.
 *   <li>{@code ICP_CHAOS_MINUTES}: 60. No fault begins later. {@code ICP_CHAOS_LONGEST_CALM}: 4000 ms at most between two faults.
 *       {@code ICP_CHAOS_PAUSES_IN_TEN}: 3, the others are kills.
 *   <li>{@code ICP_CHAOS_KILLS}: 20, of {@code repeats}; {@code ICP_CHAOS_AT_ONCE} is its number of senders.
 *   <li>{@code ICP_CHAOS_SITES}, {@code ICP_CHAOS_SCANS}: 24, 10, of {@code scans}.
 *   <li>{@code ICP_CHAOS_HISTORY} ({@code .icp/log/chaos.ndjson}): every request and fault: OK, FAIL (refused),
 *       INFO (no answer, or a server error).
 * </ul>
 */
package cn.icpfiling.systemtests.chaos;
