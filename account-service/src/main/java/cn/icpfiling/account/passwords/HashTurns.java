package cn.icpfiling.account.passwords;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few hashes be computed at once, because each takes 7 MiB and a core. A caller waits a second at most and in a line with an end, then
 * gets 503 SERVICE_BUSY: no hash is computed for a caller who gave up, and a flood of sign-ins holds no request for longer. Each kind of
 * callers has places of its own, so a flood of one kind leaves the others theirs.
 */
final class HashTurns {

    static final Duration PATIENCE = Duration.ofSeconds(1);
    static final int LINE = 32;

    /** Who waits for a hash, and how many of them have one computed at once. */
    enum Door {
        HOLDER(2),
        STAFF(2),
        /** Callers with a token, who change a password, and the start of the service. */
        SIGNED_IN(1);

        final int places;

        Door(int places) {
            this.places = places;
        }
    }

    private final Map<Door, Places> doors = new EnumMap<>(Door.class);

    HashTurns() {
        for (var door : Door.values()) {
            doors.put(door, new Places(new Semaphore(door.places, true), new Semaphore(door.places + LINE)));
        }
    }

    private record Places(Semaphore turns, Semaphore line) {}

    /** @throws ProblemException SERVICE_BUSY if the line is full, or if there was no place within {@link #PATIENCE} */
    <T> T in(Door door, Supplier<T> work) {
        var places = doors.get(door);
        if (!places.line().tryAcquire()) {
            throw busy();
        }
        try {
            if (!hasTurn(places.turns())) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                places.turns().release();
            }
        } finally {
            places.line().release();
        }
    }

    private static boolean hasTurn(Semaphore turns) {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException busy() {
        return new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(PATIENCE);
    }
}
