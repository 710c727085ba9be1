package cn.icpfiling.account.limits;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.network.CallerNetwork;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The network address of a request as a keyed hash, which limits count by. Behind the gateway it is the address that
 * the gateway names; {@code quarkus.http.proxy.trusted-proxies} lists the trusted gateways. Of IPv6 only the first
 * half counts, because the caller chooses the second.
 */
@ApplicationScoped
public class CallerAddress {

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

    /** The first 48 bits of an IPv6 address, of which a caller may have all networks; empty for another address. */
    public Optional<byte[]> siteHash() {
        var address = requests.getCurrent().request().remoteAddress();
        return Optional.ofNullable(address)
                .map(SocketAddress::hostAddress)
                .flatMap(CallerNetwork::siteOf)
                .map(site -> hash.of("limited.site", site));
    }

    public byte[] hash() {
        var address = requests.getCurrent().request().remoteAddress();
        return hash.of(
                "limited.address",
                address == null || address.hostAddress() == null ? "" : CallerNetwork.of(address.hostAddress()));
    }
}
