package cn.icpfiling.inspection.dns.limit;

/**
 * A window over the unanswered queries of a group: additive increase, multiplicative decrease. The window grows by one
 * per answered query until the first cut. A burst of trouble halves it, at most once in the hold time, because the trouble
 * of one burst arrives in many answers. After a cut it grows by one per answered query up to three quarters of what it was,
 * and by four per window afterwards.
 *
 * <p>The rate limits how many queries a server gets; the window only notices that answers stay away. With one per window, and
 * from the half, a group whose servers cut the answers above their own limit, a burst each second, never came back to what
 * its rate needs: at 1,500 queries a second and 20 ms it reached 0.92 of its rate, now 0.99 (bench/findings.md). A group in
 * trouble all the time stands at the floor with either.
 *
 * <p>Trouble is a silent server, SERVFAIL, REFUSED or truncation. A burst is a share that exceeds the group's usual share
 * by one eighth: domains that are broken by themselves do not slow a healthy group, even if the group has many of them. A
 * group in trouble all the time is still cut, because a usual share counts only up to one third. The recent share covers
 * about 64 answers; over 16 it strays so far from the usual one that every window stayed at its floor (bench/findings.md).
 */
public final class AdaptiveWindow {
    private static final double RECENT = 1.0 / 64;
    private static final double LONG = 1.0 / 2048;
    private static final double MOST_USUAL = 1.0 / 3;
    private static final double BURST = 1.0 / 8;
    private static final double SOON_AGAIN = 0.75;
    private static final double PER_WINDOW = 4;

    private final WindowSettings settings;
    private double size;
    private double recent;
    private double usual;
    private double soonAgain;
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
        recent -= recent * RECENT;
        usual -= usual * LONG;
        size = Math.min(settings.largest(), size + (cut && size >= soonAgain ? PER_WINDOW / size : 1));
    }

    public void onTrouble(long nowNanos) {
        recent += (1 - recent) * RECENT;
        usual += (1 - usual) * LONG;
        var held = cut && nowNanos - lastCut < settings.holdNanos();
        if (recent > Math.min(usual, MOST_USUAL) + BURST && !held) {
            soonAgain = size * SOON_AGAIN;
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
