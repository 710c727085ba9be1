package cn.icpfiling.systemtests.chaos;

import java.time.Duration;
import java.util.Optional;

/**
 * How many faults fell while the filings ran. The number that a run wants is an upper bound, because it ends with its filings or its time;
 * fewer than {@code least} prove too little.
 */
record Struck(int kills, int pauses, int wanted, int least, Duration lasted) {

    String told() {
        return "%d of %d faults in %d minutes: %d kills, %d pauses"
                .formatted(kills + pauses, wanted, lasted.plusSeconds(30).toMinutes(), kills, pauses);
    }

    Optional<String> violation() {
        if (wanted > 0 && kills == 0) {
            return Optional.of("nothing was killed while they were filed, so this proves nothing");
        }
        return kills + pauses >= least
                ? Optional.empty()
                : Optional.of(
                        "%d faults are fewer than %d, so this proves too little; raise ICP_CHAOS_FILINGS or ICP_CHAOS_MINUTES"
                                .formatted(kills + pauses, least));
    }
}
