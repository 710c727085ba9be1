package cn.icpfiling.filing.consumers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The part of inspection.spot-check.settled that this service reads. */
record SpotCheckSettled(UUID spotCheckId, int round, List<Found> answers, Instant settledAt) {

    SpotCheckSettled {
        answers = List.copyOf(answers);
    }

    record Found(String item, String result) {}
}
