package cn.icpfiling.platform.web.letter;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few pages be drawn at once in this process, and one for each account, because a drawing takes a core and megabytes of the heap. One
 * account that asks again and again so leaves a place to the others.
 */
final class DrawingTurns {

    private final Duration wait;
    private final Semaphore places;
    private final Set<UUID> drawing = ConcurrentHashMap.newKeySet();

    DrawingTurns(int atOnce, Duration wait) {
        this.places = new Semaphore(atOnce, true);
        this.wait = wait;
    }

    /**
     * Takes a turn, which ends when it is closed.
     *
     * @param account for whom the page is drawn; null for a page that is the same for all accounts
     * @throws ProblemException TOO_MANY_REQUESTS while another page of the account is drawn, SERVICE_BUSY while there is no place
     */
    Turn take(UUID account) {
        if (account != null && !drawing.add(account)) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(wait);
        }
        if (!hasPlace()) {
            end(account);
            throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(wait);
        }
        return () -> {
            places.release();
            end(account);
        };
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end(UUID account) {
        if (account != null) {
            drawing.remove(account);
        }
    }

    /** A drawing in progress. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
