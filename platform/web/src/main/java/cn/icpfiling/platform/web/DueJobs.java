package cn.icpfiling.platform.web;

/** The time-driven work of a service: expire, remind, close. Runs after each move of the test clock. */
public interface DueJobs {

    void runDue();
}
