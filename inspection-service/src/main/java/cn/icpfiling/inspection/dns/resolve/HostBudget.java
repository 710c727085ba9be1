package cn.icpfiling.inspection.dns.resolve;

/**
 * How many name servers' names may be looked up for the sake of one lookup of the scan. Without a bound, a delegation to
 * many names without glue, each delegated in the same way, turns one lookup into thousands ("NXNSAttack", Afek and
 * others, USENIX Security 2020).
 */
final class HostBudget {
    static final int MOST = 32;

    private int left = MOST;

    /** Takes one lookup; false if none is left. */
    boolean take() {
        left--;
        return left >= 0;
    }
}
