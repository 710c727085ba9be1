package cn.icpfiling.platform.web;

/** What a service does when time has passed: expire, remind, close. Runs after each move of the test clock. */
public interface DueJobs {

    void runDue();
}
