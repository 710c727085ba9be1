package cn.icpfiling.sandbox.clock;

/** What falls due when business time moves; run before an advance of the clock is answered. */
public interface DueWork {
    void runDue();
}
