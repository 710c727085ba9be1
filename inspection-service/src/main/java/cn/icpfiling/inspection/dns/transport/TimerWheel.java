package cn.icpfiling.inspection.dns.transport;

/**
 * A hashed timing wheel with linked lists through the timers themselves, so that setting and clearing a timer costs no
 * garbage. A timer fires at most one tick (4.2 ms) late.
 */
final class TimerWheel {
    private static final int TICK_SHIFT = 22;
    private static final int SLOTS = 2048;

    private final Timer[] slots = new Timer[SLOTS];
    private long tick;
    private int size;

    /** What happens when time is up. A timer stands in at most one wheel. */
    abstract static class Timer {
        private long due;
        private Timer before;
        private Timer after;
        private int slot = -1;

        abstract void fire(long nowNanos);

        final boolean isSet() {
            return slot >= 0;
        }
    }

    TimerWheel(long nowNanos) {
        this.tick = nowNanos >> TICK_SHIFT;
    }

    void set(Timer timer, long dueNanos) {
        clear(timer);
        timer.due = dueNanos;
        var at = Math.max((dueNanos >> TICK_SHIFT) + 1, tick + 1);
        var slot = (int) (Math.min(at, tick + SLOTS - 1) & (SLOTS - 1));
        timer.slot = slot;
        timer.before = null;
        timer.after = slots[slot];
        if (timer.after != null) {
            timer.after.before = timer;
        }
        slots[slot] = timer;
        size++;
    }

    void clear(Timer timer) {
        if (timer.slot < 0) {
            return;
        }
        if (timer.before == null) {
            slots[timer.slot] = timer.after;
        } else {
            timer.before.after = timer.after;
        }
        if (timer.after != null) {
            timer.after.before = timer.before;
        }
        timer.slot = -1;
        timer.before = null;
        timer.after = null;
        size--;
    }

    /** Fires what is due. Timers that are further away than one turn of the wheel are set again. */
    void advance(long nowNanos) {
        var now = nowNanos >> TICK_SHIFT;
        if (now - tick > SLOTS) {
            tick = now - SLOTS;
        }
        while (tick < now) {
            tick++;
            fireSlot((int) (tick & (SLOTS - 1)), nowNanos);
        }
    }

    private void fireSlot(int slot, long nowNanos) {
        for (var timer = slots[slot]; timer != null; timer = slots[slot]) {
            clear(timer);
            if (timer.due <= nowNanos) {
                timer.fire(nowNanos);
            } else {
                set(timer, timer.due);
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Milliseconds after which {@link #advance} has something to look at. */
    static int tickMillis() {
        return 5;
    }
}
