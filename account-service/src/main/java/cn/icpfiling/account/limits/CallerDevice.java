package cn.icpfiling.account.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what the owner of a session recognises a caller by: half of the address, and the User-Agent. */
@ApplicationScoped
public class CallerDevice {

    private final CurrentVertxRequest requests;

    CallerDevice(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    /** The address as the gateway names it; null when there is none. It is personal data: it goes into no log and no answer. */
    public String address() {
        var address = requests.getCurrent().request().remoteAddress();
        if (address == null) {
            return null;
        }
        // A proxy that writes an IPv6 address in brackets gives a name and no address.
        return address.hostAddress() == null ? address.host() : address.hostAddress();
    }

    /** 203.0.*.* of 203.0.113.7, 2001:db8:* of an IPv6 address; null when there is none. */
    public String maskedAddress() {
        var address = address();
        return address == null ? null : masked(address);
    }

    /** Null when there is none. */
    public String userAgent() {
        return requests.getCurrent().request().getHeader("User-Agent");
    }

    static String masked(String literal) {
        var parts = literal.replaceAll("[\\[\\]]|%.*$", "").split("[.:]", -1);
        if (parts.length < 2) {
            return "*";
        }
        return literal.indexOf(':') < 0 ? parts[0] + "." + parts[1] + ".*.*" : parts[0] + ":" + parts[1] + ":*";
    }
}
