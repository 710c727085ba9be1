package cn.icpfiling.inspection.dns.limit;

/**
 * A window over the unanswered queries of a group: additive increase, multiplicative decrease. The window grows by one
 * per answered query until the first cut, and by one per window afterwards. A burst of trouble halves it, at most once
 * in the hold time, because the trouble of one burst arrives in many answers.
 *
 * <p>Trouble is a silent server, SERVFAIL, REFUSED or truncation. A share below one eighth is no burst: domains that are
 * broken by themselves do not slow a healthy group.
 */
public final class AdaptiveWindow {
    private static final double WEIGHT = 1.0 / 16;
    private static final double BURST = 1.0 / 8;

    private final WindowSettings settings;
    private double size;
    private double trouble;
    private boolean cut;
    private long lastCut;

    public AdaptiveWindow(WindowSettings settings) {
        this.settings = settings;
        this.size = settings.first();
    }

    /** Tells whether one more query fits beside those in flight. */
    public boolean admits(int inFlight) {
        return inFlight < (int) size;
    }

    public void onAnswer() {
        trouble -= trouble * WEIGHT;
        size = Math.min(settings.largest(), size + (cut ? 1 / size : 1));
    }

    public void onTrouble(long nowNanos) {
        trouble += (1 - trouble) * WEIGHT;
        var held = cut && nowNanos - lastCut < settings.holdNanos();
        if (trouble > BURST && !held) {
            size = Math.max(settings.smallest(), size / 2);
            cut = true;
            lastCut = nowNanos;
        }
    }

    /** Queries that may be in flight at once. */
    public int size() {
        return (int) size;
    }
}
