package cn.icpfiling.sandbox.clock;

/** Work that becomes due when business time moves. Runs before an advance of the clock is answered. */
public interface DueWork {
    void runDue();
}
