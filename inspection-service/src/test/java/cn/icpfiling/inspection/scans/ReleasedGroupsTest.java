package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.store.FrozenProviderTable.Releases;
import cn.icpfiling.platform.id.Ids;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The groups of released providers are counted once for a scan, however many shards ask for them. */
class ReleasedGroupsTest {
    private static final UUID ONE = Ids.next();
    private static final UUID OTHER = Ids.next();

    private Releases inUse = new Releases(0, Set.of());
    private int read;

    private final ReleasedGroups groups = new ReleasedGroups(() -> inUse, this::groupsOf);

    @Test
    void without_a_release_nothing_is_counted() {
        assertThat(groups.current()).isEmpty();
        assertThat(read).isZero();
    }

    @Test
    void two_thousand_shards_of_a_scan_cost_one_count() {
        inUse = new Releases(7, Set.of(ONE));
        for (var shard = 0; shard < 2000; shard++) {
            assertThat(groups.current()).containsExactly("ns." + ONE);
        }
        assertThat(read).isEqualTo(1);
    }

    @Test
    void another_scan_another_release_and_the_end_of_one_are_seen() {
        inUse = new Releases(7, Set.of(ONE));
        groups.current();
        inUse = new Releases(8, Set.of(ONE));
        groups.current();
        assertThat(read).isEqualTo(2);

        inUse = new Releases(8, Set.of(ONE, OTHER));
        assertThat(groups.current()).containsExactlyInAnyOrder("ns." + ONE, "ns." + OTHER);
        inUse = new Releases(0, Set.of());
        assertThat(groups.current()).isEmpty();
        assertThat(read).isEqualTo(4);
    }

    private Set<String> groupsOf(UUID provider) {
        read++;
        return Set.of("ns." + provider);
    }
}
