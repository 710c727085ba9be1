package cn.icpfiling.inspection.statistics;

/** How long an open finding has been open, in legal days since it was opened or reopened. */
enum AgeBucket {
    UP_TO_7_DAYS(7),
    UP_TO_30_DAYS(30),
    UP_TO_90_DAYS(90),
    OLDER(Long.MAX_VALUE);

    private final long mostDays;

    AgeBucket(long mostDays) {
        this.mostDays = mostDays;
    }

    static AgeBucket of(long days) {
        for (var bucket : values()) {
            if (days <= bucket.mostDays) {
                return bucket;
            }
        }
        throw new IllegalStateException("no bucket for " + days + " days");
    }
}
