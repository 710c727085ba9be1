package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A shared session. A caller that finds the token expired renews it. */
public final class Sessions {

    private static final Duration JUST_NOW = Duration.ofSeconds(60);

    private final Supplier<Caller> enter;
    private volatile Caller caller;
    private Instant renewed = Instant.now();

    private Sessions(Caller caller, Supplier<Caller> enter) {
        this.caller = caller;
        this.enter = enter;
    }

    /** A session that is renewed by a new sign-in with a password. */
    public static Sessions of(Supplier<Caller> enter) {
        return new Sessions(enter.get(), enter);
    }

    /** A session after a sign-up, renewed by its refresh token. */
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

    /** Many callers find the token expired at once; the first one renews it for all. */
    public synchronized void renew() {
        if (Instant.now().isBefore(renewed.plus(JUST_NOW))) {
            return;
        }
        caller = enter.get();
        renewed = Instant.now();
    }
}
