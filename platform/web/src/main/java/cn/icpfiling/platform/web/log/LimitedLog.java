package cn.icpfiling.platform.web.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Prevents a caller that causes warnings from filling the disk. {@code quarkus.log.console.filter} names this filter in
 * every module.
 */
@LoggingFilter(name = "icp-limited")
public final class LimitedLog implements Filter {

    private final LogLimit limit = new LogLimit(System::nanoTime, DroppedLines::count);

    @Override
    public boolean isLoggable(LogRecord line) {
        return limit.admits(line);
    }
}
