/**
 * Searches for personal data in everything that a run leaves behind.
 *
 * <p>{@code ./icp pii} lets 500 people file on a stack of its own (250 filings with two principals each, to the
 * number). Another person enters everything wrongly ({@code Clumsy}: each field of seven forms too long or of another
 * type, wrong check digits, no JSON, personal data in paths, keys and tags). Then it searches for the data of all of
 * them. A finding names place, offset, kind and encoding, never the value, and ends the run with 1.
 *
 * <ul>
 *   <li>Who: code that invents a person registers the values with {@code PersonalData}: names of four ideographs
 *       that GB 2312 does not have, ID numbers (wrong ones too), mobiles, office phones, mail addresses, streets, codes
 *       with their neighbours in the message, filing passwords, the first bytes of scans.
 *   <li>How: {@code Encoding}: UTF-8, GBK, UTF-16, JSON and XML escapes, percent, hex, Base64 at its three offsets,
 *       reversed. {@code Needles} searches for all forms in one pass over a stream; forms below eight bytes are left
 *       out, since they occur by chance.
 *   <li>Where: {@code Search}: every file under {@code ICP_HOME} (tablespaces, redo, undo and binary log, Kafka's
 *       segments, logs, materials, anchors, keys, all answers of the gateway in {@code run/answers}); every row of
 *       every table; every record of every topic, unpacked; metrics, health and contract; the texts of all messages.
 *   <li>What not: {@code ByRight}, the closed list. The stack runs in a searchable mode ({@code ICP_SEARCHED},
 *       {@code deploy/local/lib/process.sh}): the binary log is on, and the sandbox has a separate database server, or
 *       else redo and undo would mix the outside world's data with ours.
 *   <li>Whether it works: {@code Decoys}: a person in all encodings in a copy of a log, a table (read, its file,
 *       the binary log, the redo log), a topic (read, and its segment; a compressed batch is found only by reading). A
 *       missed decoy ends the run with 1.
 * </ul>
 *
 * <p>The search cannot see values shorter than eight bytes (six digits of a code alone), the memory of a process, or
 * pieces of a value. The redo log keeps changes, not rows. No traces are exported; trace ids stand in the logs. A
 * masked value, such as the first ideograph of a name, is no finding.
 *
 * <p>Variables: {@code ICP_PII_PEOPLE}, {@code ICP_PII_AT_ONCE}: 500, 8.
 */
package cn.icpfiling.systemtests.pii;
