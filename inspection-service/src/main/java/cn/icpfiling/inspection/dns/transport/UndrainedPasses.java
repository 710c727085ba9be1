package cn.icpfiling.inspection.dns.transport;

/**
 * Says when timers may fire. They wait while a socket still has answers to read, because one of them may be in time. They
 * do not wait for ever: a flood of packets at one socket would stop every timeout.
 */
final class UndrainedPasses {
    private static final int MOST = 8;

    private int passes;

    /** Takes whether this pass has read all sockets to the end. */
    boolean mayFire(boolean drained) {
        passes = drained ? 0 : passes + 1;
        if (passes < MOST) {
            return drained;
        }
        passes = 0;
        return true;
    }
}
