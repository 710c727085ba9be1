package cn.icpfiling.legacy.loginlimits;

import cn.icpfiling.platform.crypto.KeyedHash;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network address of a request as a keyed hash, which limits count by. Behind the gateway it is the address that the
 * gateway names; {@code quarkus.http.proxy.trusted-proxies} lists the gateways. Of an IPv6 address the first half counts,
 * because the caller chooses the second.
 */
@ApplicationScoped
class CallerAddress {

    private static final int NETWORK_BYTES = 8;

    private final CurrentVertxRequest requests;
    private final KeyedHash hash;

    CallerAddress(CurrentVertxRequest requests, KeyedHash hash) {
        this.requests = requests;
        this.hash = hash;
    }

    byte[] hash() {
        var address = requests.getCurrent().request().remoteAddress();
        var literal = address == null || address.hostAddress() == null ? "" : address.hostAddress();
        return hash.of("tried.address", network(literal));
    }

    static String network(String literal) {
        try {
            var bytes = InetAddress.ofLiteral(literal.replaceAll("[\\[\\]]|%.*$", ""))
                    .getAddress();
            return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (IllegalArgumentException notAnAddress) {
            return literal;
        }
    }
}
