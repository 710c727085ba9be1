package cn.icpfiling.verification.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The lists as every check uses them. Read again every minute: another replica may have loaded a newer version. */
@ApplicationScoped
public class ApprovedLists {

    private static final long GOOD_FOR = Duration.ofMinutes(1).toNanos();

    private final ReadLists source;
    private volatile Read read;

    private record Read(ListsInForce lists, long at) {}

    ApprovedLists(ReadLists source) {
        this.source = source;
    }

    public ListsInForce current() {
        var known = read;
        if (known == null || System.nanoTime() - known.at() >= GOOD_FOR) {
            known = new Read(source.read(), System.nanoTime());
            read = known.lists().isComplete() ? known : null;
        }
        return known.lists();
    }
}
