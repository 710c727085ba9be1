package cn.icpfiling.planted.core;

import cn.icpfiling.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Keeps the rules. */
@Entity
class Sound {
    @Id
    UUID id = Ids.next();

    byte[] content = {1};

    enum State {
        OPEN,
        SHUT
    }

    boolean isKnown(Clock clock, State state) {
        return switch (state) {
            case OPEN -> Arrays.stream(new int[] {1}).anyMatch(n -> n == content[0]);
            case SHUT -> clock.instant().isAfter(Instant.EPOCH);
        };
    }
}
