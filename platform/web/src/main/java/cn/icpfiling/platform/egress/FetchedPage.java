package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a request ended, and the answer if it was FETCHED.
 *
 * @param detail a code that says more about the outcome, such as PORT, RFC 1918, NAME_UNKNOWN; empty for FETCHED. Made by this client,
 *     never by the other side
 * @param url the last URL that was asked for; null if the first one was refused
 * @param status 0 unless FETCHED
 * @param headers by lower-case names; empty unless FETCHED
 * @param body decompressed; empty unless FETCHED. The array is the caller's
 * @param address that answered; null unless a connection was made
 * @param redirects how many were followed
 * @param tls what is wrong, mostly with the certificate; null unless TLS_FAILED
 * @param took how long the last host was waited for, without the look-up of its name and the wait for a turn; zero if none was asked
 */
public record FetchedPage(
        FetchOutcome outcome,
        String detail,
        URI url,
        int status,
        Map<String, List<String>> headers,
        byte[] body,
        InetAddress address,
        int redirects,
        TlsFault tls,
        Duration took) {

    public boolean isFetched() {
        return outcome == FetchOutcome.FETCHED;
    }

    /** Returns the first header with this lower-case name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Returns where the header Location leads from this page, read as a followed redirect is, and not checked. Empty without the header,
     * and for one that no URL comes of. Bytes of a host beyond ASCII are escaped, so such a URL has an authority and no host.
     */
    public Optional<URI> redirectTarget() {
        var location = header("location");
        try {
            return location.isPresent() ? Optional.of(Target.redirected(url, location.get())) : Optional.empty();
        } catch (FetchFault malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "FetchedPage[" + outcome + (detail.isEmpty() ? "" : " " + detail) + "]";
    }
}
