package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * The staff of the bootstrap file, who sign in with password and second factor. A code works once, so all users of one
 * login share a session. The refresh token keeps it alive, and a step-up keeps its factor fresh for reveals and resets.
 */
public final class Staff {

    /** Steps that are waited for at most. */
    private static final int TURNS = 6;

    private static final Duration FRESH = Duration.ofMinutes(5);
    /** Operations accept a factor that was proven in the last 15 minutes; a token lives for ten of them. */
    private static final Duration PROVEN = Duration.ofMinutes(9);

    private static final Map<String, Held> SHARED = new ConcurrentHashMap<>();

    private final Stack stack;
    private final Caller gateway;

    /** A session, when its access token was issued, and when its second factor was proven. */
    private record Held(Accounts.SignedIn session, Instant since, Instant proven) {}

    public Staff(Stack stack) {
        this.stack = stack;
        this.gateway = Caller.gateway(stack);
    }

    /** Acts as this member of staff, in a shared session. */
    public Caller caller(String login) {
        return SHARED.compute(
                        stack.gateway() + login,
                        (key, held) -> held == null || isOver(held)
                                ? new Held(signIn(login), Instant.now(), Instant.now())
                                : goesOn(login, held))
                .session()
                .caller();
    }

    /** Drops all shared sessions after they were ended: the next use signs in again. */
    public static void forgetSessions() {
        SHARED.clear();
    }

    /** Opens a session that is not shared. */
    public Accounts.SignedIn signIn(String login) {
        var member = member(login);
        var challenge = challenge(login);
        var app = new Totp(member.path("totp").asText());
        return signedIn(codeNotUsedBefore(challenge, app).expect(201));
    }

    /** The first step: returns the answer to the password. */
    public Answer password(String login) {
        return gateway.post("/api/v1/sessions", Forms.node().put("login", login).put("password", passwordOf(login)));
    }

    public String passwordOf(String login) {
        return member(login).path("password").asText();
    }

    public String challenge(String login) {
        return password(login).expect(202).text("/challengeId");
    }

    public Answer proves(String challenge, String code) {
        return gateway.post(
                "/api/v1/sessions/second-factor",
                Forms.node().put("challengeId", challenge).put("code", code));
    }

    public Accounts.SignedIn signedIn(Answer session) {
        return new Accounts.SignedIn(
                session.text("/account/accountId"),
                gateway.with(session.text("/accessToken")),
                session.text("/refreshToken"));
    }

    public Totp app(String login) {
        return new Totp(member(login).path("totp").asText());
    }

    /** Proves the second factor again in a session, and returns the fresh access token. */
    public Answer stepUp(Caller session, String code) {
        return session.post("/api/v1/sessions/current/step-up", Forms.node().put("code", code));
    }

    private Answer codeNotUsedBefore(String challenge, Totp app) {
        return codeNotUsedBefore(app, code -> proves(challenge, code));
    }

    /**
     * Uses the oldest code that is still accepted. Three sign-ins fit into one time step; the fourth waits for the
     * next. The code of the step before is wrong once this step has ended, so it is not sent shortly before.
     */
    private static Answer codeNotUsedBefore(Totp app, Function<String, Answer> proof) {
        for (var apart = Totp.endsSoon(Instant.now()) ? 0L : -1L; apart <= 1; apart++) {
            var answer = proof.apply(app.code(Totp.stepAt(Instant.now()) + apart));
            if (!isUsed(answer)) {
                return answer;
            }
        }
        // Others wait for the same step, the journeys beside the tests among them: the next one is theirs, then the one
        // after it.
        for (var turn = 1; turn < TURNS; turn++) {
            var answer = proof.apply(app.code(nextStep() + 1));
            if (!isUsed(answer)) {
                return answer;
            }
        }
        return proof.apply(app.code(nextStep() + 1));
    }

    private static boolean isUsed(Answer answer) {
        return answer.at("/code").asText().equals("SECOND_FACTOR_USED");
    }

    /** Waits for the next step and returns it. */
    private static long nextStep() {
        var now = Totp.stepAt(Instant.now());
        Awaitility.await("a code that was not used")
                .atMost(Duration.ofSeconds(Totp.SECONDS + 5))
                .until(() -> Totp.stepAt(Instant.now()) > now);
        return Totp.stepAt(Instant.now());
    }

    private Held goesOn(String login, Held held) {
        var now = Instant.now();
        if (now.isBefore(held.since().plus(FRESH))) {
            return held;
        }
        var next = signedIn(gateway.post(
                        "/api/v1/sessions/refresh",
                        Forms.node().put("refreshToken", held.session().refreshToken()))
                .expect(200));
        if (now.isBefore(held.proven().plus(PROVEN))) {
            return new Held(next, now, held.proven());
        }
        var fresh = codeNotUsedBefore(app(login), code -> stepUp(next.caller(), code))
                .expect(200);
        return new Held(
                new Accounts.SignedIn(next.accountId(), gateway.with(fresh.text("/accessToken")), next.refreshToken()),
                now,
                now);
    }

    /** The session was unused for so long that its refresh token may have expired too. */
    private static boolean isOver(Held held) {
        return Instant.now().isAfter(held.since().plus(FRESH.multipliedBy(5)));
    }

    private JsonNode member(String login) {
        try {
            var bootstrap = new ObjectMapper(new YAMLFactory())
                    .readTree(stack.bootstrapFile().toFile());
            for (var member : bootstrap.path("staff")) {
                if (member.path("login").asText().equals(login)) {
                    return member;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bootstrap file cannot be read", e);
        }
        throw new Differs("There is no " + login + " in " + stack.bootstrapFile());
    }
}
