package cn.icpfiling.legacy.rows;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The keys of the set-aside rows of one kind that wait, while a file of the kind is loaded. So a chunk asks the database only about
 * rows that may have been set aside before, which are hardly any. One load runs at a time, so no other one adds a key meanwhile; a
 * key that waits no longer costs a question.
 */
public final class WaitingKeys {
    /** More of them would take too much memory: then every row is asked about. */
    public static final int MOST = 100_000;

    private final Set<UUID> keys;
    private boolean whole;

    /** @param found at most one more than {@link #MOST} of them */
    public WaitingKeys(Collection<UUID> found) {
        keys = new HashSet<>(found);
        bound();
    }

    private void bound() {
        whole = keys.size() <= MOST;
        if (!whole) {
            keys.clear();
        }
    }

    /** Adds the keys of rows that were just set aside. */
    public void add(Collection<AsideRow> aside) {
        if (whole) {
            aside.stream().map(row -> row.keys().row()).filter(Objects::nonNull).forEach(keys::add);
            bound();
        }
    }

    public boolean mayHave(UUID key) {
        return !whole || keys.contains(key);
    }
}
