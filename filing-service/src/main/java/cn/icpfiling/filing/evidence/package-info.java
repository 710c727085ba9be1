/**
 * Papers at a finding of an inspection: the holder uploads them, deletes or replaces them, and hands them in; inspectors
 * open what was handed in through links of the package {@code papers}, which are audited.
 *
 * <p>A paper of a finding goes the same way as one of an order ({@code PaperFiles}: scanned, cleaned, encrypted) and is a
 * row of the same table, whose owner is an order or a finding. Its kind is any kind of material, because a holder may
 * contest with any paper; the finding names the kinds that prove its cure.
 *
 * <p>inspection-service is asked before each upload and each handing-in whether the finding is open and about a record of
 * the caller, outside any transaction. It reads what was handed in from {@code GET /internal/finding-papers/{id}} when a
 * caller opens a finding, and before a finding passes its last day: so the papers have one owner, and no copy of theirs can lag.
 * Papers cure nothing; the source of the finding looks again, or an inspector does. They hold the last day up until an inspector
 * has decided about them.
 */
package cn.icpfiling.filing.evidence;
