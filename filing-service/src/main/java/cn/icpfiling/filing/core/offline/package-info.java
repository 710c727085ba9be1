/**
 * A deregistration that the holder hands in on paper, because an older filing of another login blocks a new one.
 * {@code OfflineLifecycle} is the whole table of a case. {@code OfflineInquiries} says on which days the platform asks the
 * authority whether the filing is gone.
 */
package cn.icpfiling.filing.core.offline;
