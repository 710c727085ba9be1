package cn.icpfiling.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One {@link LoopClient} for each event loop, created with its first request. */
@Singleton
final class LoopClients {

    private final Vertx vertx;
    private final ProxyLimits limits;
    private final int loops;
    private final List<LoopClient> all = new CopyOnWriteArrayList<>();
    private final ThreadLocal<LoopClient> here = new ThreadLocal<>();

    LoopClients(Vertx vertx, ProxyLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
        this.loops = loopsOf(vertx);
    }

    private static int loopsOf(Vertx vertx) {
        var loops = 0;
        for (var _ : ((VertxInternal) vertx).getEventLoopGroup()) {
            loops++;
        }
        return loops;
    }

    /** Returns the client of the current event loop. */
    LoopClient here() {
        var known = here.get();
        if (known != null) {
            return known;
        }
        var made = new LoopClient(vertx, limits, loops);
        all.add(made);
        here.set(made);
        return made;
    }

    Collection<LoopClient> all() {
        return all;
    }
}
