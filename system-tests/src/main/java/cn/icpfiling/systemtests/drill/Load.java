package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers of every service through the gateway, until they are told to stop. An answer other than the expected one, and a connection
 * that breaks, is a failed request: nothing is sent again here. A 401 is one too, because callers renew their tokens in time.
 */
final class Load {

    /** At least one operation of each service, with an applicant's token. */
    private static final List<String> READ = List.of(
            "/api/v1/accounts/me",
            "/api/v1/orders",
            "/api/v1/approved-tlds",
            "/api/v1/findings",
            "/api/v1/legacy-claims",
            "/api/v1/dictionaries",
            "/api/v1/notices");

    private static final int READERS = 3;
    private static final int WRITERS = 2;

    /** Two cores carry two replicas of everything, and a replica must be able to start beside its callers. */
    private static final int PAUSE_MILLIS = 200;

    private static final int PAUSE_BETWEEN_CODES_MILLIS = 500;
    private static final int PAUSE_BETWEEN_FILINGS_MILLIS = 1_000;

    private final Stack stack;
    private final Callers callers = new Callers();
    private final AtomicInteger filings = new AtomicInteger();

    Load(Stack stack) {
        this.stack = stack;
    }

    /** The turns of all callers (a writer sends two requests in one, a filing about fifty), and each failed request. */
    record Seen(int turns, int filings, List<String> failures) {}

    /** Returns when each caller has an account and an order. */
    void begins() {
        for (var reader = 0; reader < READERS; reader++) {
            var session = LastingSession.signsUp(stack);
            drafts(session);
            var first = reader;
            callers.repeat(
                    PAUSE_MILLIS,
                    turn -> session.signedIn()
                            .caller()
                            .get(READ.get((first + turn) % READ.size()))
                            .expect(200));
        }
        for (var writer = 0; writer < WRITERS; writer++) {
            var session = LastingSession.signsUp(stack);
            var draft = drafts(session);
            callers.repeat(PAUSE_MILLIS, turn -> draft.as(session.signedIn()).entersTheSubject());
        }
        var gateway = Caller.gateway(stack);
        callers.repeat(
                PAUSE_BETWEEN_CODES_MILLIS,
                turn -> gateway.post(
                                "/api/v1/one-time-codes",
                                Forms.node()
                                        .put("phone", Applicant.freshPhone())
                                        .put("purpose", "SIGN_UP"))
                        .expect(202));
        callers.repeat(PAUSE_BETWEEN_FILINGS_MILLIS, turn -> {
            FirstFiling.of(Applicant.fresh(), stack, told -> {}).toTheNumber();
            filings.incrementAndGet();
        });
    }

    /** Returns when each caller has ended its turn; a filing that has begun is brought to its number. */
    Seen ends() throws InterruptedException {
        callers.end();
        return new Seen(callers.turns(), filings.get(), callers.failures());
    }

    int failures() {
        return callers.failures().size();
    }

    private FirstFiling drafts(LastingSession session) {
        return FirstFiling.of(Applicant.fresh(), stack, told -> {})
                .buysTheDomain()
                .as(session.signedIn())
                .opensADraft()
                .entersTheSubject();
    }
}
