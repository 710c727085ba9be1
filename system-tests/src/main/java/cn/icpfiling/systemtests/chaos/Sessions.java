package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Somebody's session: whoever finds its token stale asks for another. */
public final class Sessions {

    private static final Duration JUST_NOW = Duration.ofSeconds(60);

    private final Supplier<Caller> enter;
    private volatile Caller caller;
    private Instant renewed = Instant.now();

    private Sessions(Caller caller, Supplier<Caller> enter) {
        this.caller = caller;
        this.enter = enter;
    }

    /** Of somebody who enters with a password, each time anew. */
    public static Sessions of(Supplier<Caller> enter) {
        return new Sessions(enter.get(), enter);
    }

    /** Of somebody who just signed up; goes on with the refresh token. */
    public static Sessions refreshing(Caller gateway, SignedIn opened) {
        var chain = new AtomicReference<>(opened.refreshToken());
        return new Sessions(opened.caller(), () -> {
            var next = gateway.post("/api/v1/sessions/refresh", Forms.node().put("refreshToken", chain.get()))
                    .expect(200);
            chain.set(next.text("/refreshToken"));
            return gateway.with(next.text("/accessToken"));
        });
    }

    public Caller caller() {
        return caller;
    }

    /** Many find the token stale at once; the first renews for all. */
    public synchronized void renew() {
        if (Instant.now().isBefore(renewed.plus(JUST_NOW))) {
            return;
        }
        caller = enter.get();
        renewed = Instant.now();
    }
}
