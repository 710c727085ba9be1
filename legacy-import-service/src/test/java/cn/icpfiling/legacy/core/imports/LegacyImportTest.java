package cn.icpfiling.legacy.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegacyImportTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    private final LegacyImport begun =
            new LegacyImport(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW);

    @Test
    void a_verified_import_can_be_confirmed_for_thirty_minutes() {
        assertThat(begun.stateAt(NOW.plusSeconds(1799))).isEqualTo(ImportState.VERIFIED);
        assertThat(begun.stateAt(NOW.plusSeconds(1800))).isEqualTo(ImportState.EXPIRED);
    }

    @Test
    void a_confirmed_import_ends_with_the_hand_over_and_neither_expires_nor_is_replaced() {
        begun.confirm(NOW, NOW);

        assertThatThrownBy(() -> begun.replace(NOW)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> begun.expire(NOW)).isInstanceOf(ProblemException.class);
        assertThat(begun.complete(UUID.randomUUID(), NOW)).isEqualTo("LEGACY_IMPORT.COMPLETE");
        assertThat(begun.endedAt()).isEqualTo(NOW);
        assertThat(ImportLifecycle.table().isFinal(begun.state())).isTrue();
    }

    @Test
    void a_confirmed_import_ends_with_the_password_that_verified_it() {
        begun.confirm(NOW, NOW);

        assertThat(begun.revoke(NOW)).isEqualTo("LEGACY_IMPORT.REVOKE");
        assertThat(begun.state()).isEqualTo(ImportState.REVOKED);
    }

    @Test
    void an_ended_import_cannot_be_confirmed() {
        begun.revoke(NOW);

        assertThatThrownBy(() -> begun.confirm(NOW, NOW)).isInstanceOf(ProblemException.class);
    }
}
