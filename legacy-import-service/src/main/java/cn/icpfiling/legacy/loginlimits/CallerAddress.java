package cn.icpfiling.legacy.loginlimits;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.network.CallerNetwork;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The network address of a request as a keyed hash, which limits count by. Behind the gateway it is the address that the
 * gateway names; {@code quarkus.http.proxy.trusted-proxies} lists the gateways. Of an IPv6 address the first half counts,
 * because the caller chooses the second.
 */
@ApplicationScoped
class CallerAddress {

    private final CurrentVertxRequest requests;
    private final KeyedHash hash;

    CallerAddress(CurrentVertxRequest requests, KeyedHash hash) {
        this.requests = requests;
        this.hash = hash;
    }

    byte[] hash() {
        var address = requests.getCurrent().request().remoteAddress();
        var literal = address == null || address.hostAddress() == null ? "" : address.hostAddress();
        return hash.of("tried.address", CallerNetwork.of(literal));
    }
}
