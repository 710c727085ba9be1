package cn.icpfiling.account.limits;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The network address of a request as a keyed hash, which limits count by. Behind the gateway it is the address that
 * the gateway names; {@code quarkus.http.proxy.trusted-proxies} lists the trusted gateways. Of IPv6 only the first
 * half counts, because the caller chooses the second.
 */
@ApplicationScoped
public class CallerAddress {

    private static final int NETWORK_BYTES = 8;

    private final CurrentVertxRequest requests;
    private final KeyedHash hash;

    CallerAddress(CurrentVertxRequest requests, KeyedHash hash) {
        this.requests = requests;
        this.hash = hash;
    }

    /** The same as an id, for what takes no bytes. */
    public UUID id() {
        return Binary.toUuid(hash());
    }

    public byte[] hash() {
        var address = requests.getCurrent().request().remoteAddress();
        return hash.of(
                "limited.address",
                address == null || address.hostAddress() == null ? "" : network(address.hostAddress()));
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
