/**
 * What is filed: subjects and services, their status, how a record or an access ended, and the numbers of the authority.
 * An order changes a record only when the authority has granted it.
 * A number that does not fit what is filed is never taken from a download: the result is kept for a person (FILED_NUMBER_UNFIT).
 */
package cn.icpfiling.filing.core.records;
