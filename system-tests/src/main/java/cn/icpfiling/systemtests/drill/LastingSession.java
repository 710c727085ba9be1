package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Stack;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A session that one caller renews before its access token ends, as a program of a customer does: at two thirds of the time that the
 * answer names. So a drill may last as long as it takes, and a 401 is a failure. The token of the sign-up is renewed at once, which tells
 * the time. It uses nothing of the other classes that an older release lacks, because {@code ./icp drill upgrade} puts it beside those.
 */
final class LastingSession {

    private final Renewal renewal;
    private final LongSupplier nanos;
    private SignedIn session;
    private long due;

    /** A session with a new access token, and how long the token is accepted. */
    record Renewed(SignedIn session, Duration lives) {}

    /** How a session gets its next token. */
    interface Renewal {
        Renewed of(SignedIn session);
    }

    LastingSession(SignedIn opened, Renewal renewal, LongSupplier nanos) {
        this.session = opened;
        this.renewal = renewal;
        this.nanos = nanos;
        this.due = nanos.getAsLong();
    }

    /** Signs up with a fresh phone. */
    static LastingSession signsUp(Stack stack) {
        var gateway = Caller.gateway(stack);
        return new LastingSession(
                new Accounts(stack).signUp(Applicant.freshPhone()), old -> renewed(gateway, old), System::nanoTime);
    }

    private static Renewed renewed(Caller gateway, SignedIn old) {
        var next = gateway.post("/api/v1/sessions/refresh", Forms.node().put("refreshToken", old.refreshToken()))
                .expect(200);
        return new Renewed(
                new SignedIn(old.accountId(), gateway.with(next.text("/accessToken")), next.text("/refreshToken")),
                Duration.ofSeconds(next.at("/expiresIn").asLong()));
    }

    /** The session with a token that is accepted for a third of its time at least. */
    SignedIn signedIn() {
        var now = nanos.getAsLong();
        if (now - due >= 0) {
            var next = renewal.of(session);
            session = next.session();
            due = now + next.lives().toNanos() * 2 / 3;
        }
        return session;
    }
}
