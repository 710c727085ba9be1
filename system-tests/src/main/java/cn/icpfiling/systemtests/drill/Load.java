package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
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
        callers.repeat(PAUSE_MILLIS, new Newcomer(stack, LastingSession.signsUp(stack)));
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

    /**
     * Asks over a connection of its own, and over a new one after each round: a connection that is open stays where it is, so a replica of
     * the gateway that is added gets no request of callers that were there before.
     */
    private static final class Newcomer implements Callers.Turn {

        private final Stack stack;
        private final LastingSession session;
        private HttpClient http = connects();

        Newcomer(Stack stack, LastingSession session) {
            this.stack = stack;
            this.session = session;
        }

        private static HttpClient connects() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECTS_WITHIN)
                    .build();
        }

        @Override
        public void take(int number) {
            var path = READ.get(number % READ.size());
            if (number % READ.size() == 0) {
                http.close();
                http = connects();
            }
            var request = HttpRequest.newBuilder(stack.gateway().resolve(path))
                    .timeout(ANSWERS_WITHIN)
                    .header(
                            "Authorization",
                            "Bearer " + session.signedIn().caller().token())
                    .build();
            try {
                var status = http.send(request, BodyHandlers.discarding()).statusCode();
                Differs.unless(status == 200, "GET %s over a new connection answered %d", path, status);
            } catch (IOException e) {
                throw new UncheckedIOException("GET " + path + " over a new connection got no answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("GET " + path + " was interrupted", e);
            }
        }
    }

    private FirstFiling drafts(LastingSession session) {
        return FirstFiling.of(Applicant.fresh(), stack, told -> {})
                .buysTheDomain()
                .as(session.signedIn())
                .opensADraft()
                .entersTheSubject();
    }
}
