package cn.icpfiling.account.webhooks;

import jakarta.validation.constraints.Min;

/**
 * What is replayed: the events from one number of the log to another, at most 1,000, or without numbers all failed deliveries.
 *
 * @param fromNumber null only together with toNumber
 */
record ReplayRange(@Min(1) Long fromNumber, @Min(1) Long toNumber) {

    private static final int MOST = 1000;

    boolean meansFailed() {
        return fromNumber == null && toNumber == null;
    }

    boolean fits() {
        return meansFailed()
                || fromNumber != null && toNumber != null && fromNumber <= toNumber && toNumber - fromNumber < MOST;
    }
}
