package cn.icpfiling.platform.egress;

import cn.icpfiling.platform.identifier.DomainName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A URL that may be asked for.
 *
 * @param host an A-label name in lower case
 * @param path with the query, as it is sent; ASCII
 * @param url in the form in which it is asked for: with a path, without a fragment
 */
record Target(boolean secure, String host, int port, String path, URI url) {

    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LONGEST = 4096;
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    /** No top-level domain begins with a digit, but the last part of an address in hexadecimal does. */
    private static final Pattern TOP = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]+");

    /** Refuses with REFUSED_URL; the detail names the part of the URL. */
    static Target of(URI url, Set<Integer> ports) throws FetchFault {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        var secure = scheme.equals(HTTPS);
        if (!secure && !scheme.equals(HTTP) || url.isOpaque()) {
            throw refused("SCHEME");
        }
        if (url.getRawUserInfo() != null) {
            throw refused("USER_INFO");
        }
        var host = host(url);
        var standard = secure ? HTTPS_PORT : HTTP_PORT;
        var port = url.getPort() < 0 ? standard : url.getPort();
        if (!ports.contains(port)) {
            throw refused("PORT");
        }
        var ascii = ascii(url.toASCIIString());
        var path = (ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath())
                + (ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery());
        if (path.length() > LONGEST) {
            throw refused("LENGTH");
        }
        var shown = ascii(scheme + "://" + host + (port == standard ? "" : ":" + port) + path);
        return new Target(secure, host, port, path, shown);
    }

    /** Characters beyond ASCII are normalised before they are escaped, and some become a character that no URL may have. */
    private static URI ascii(String url) throws FetchFault {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw refused("PATH");
        }
    }

    /** The value of the header Host. */
    String authority() {
        return url.getRawAuthority();
    }

    /**
     * The target of a redirect, not yet checked. Bytes beyond ASCII and blanks, which servers send although they must not, are escaped.
     *
     * @param location as it was sent, one char a byte
     */
    URI redirected(String location) throws FetchFault {
        return redirected(url, location);
    }

    static URI redirected(URI url, String location) throws FetchFault {
        var escaped = new StringBuilder();
        for (var c : location.strip().toCharArray()) {
            if (c < ' ' || c == '\\' || c == 0x7f) {
                throw refused("LOCATION");
            }
            escaped.append(c == ' ' || c > 0x7f ? "%%%02X".formatted((int) c) : String.valueOf(c));
        }
        try {
            return url.resolve(new URI(escaped.toString()));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            throw refused("LOCATION");
        }
    }

    /** Host names that a URL parser, a resolver and a browser could read in different ways have no domain name's form. */
    private static String host(URI url) throws FetchFault {
        var authority = url.getRawAuthority();
        var host = name(url.getHost() == null ? "" : url.getHost());
        if (!isAuthorityOf(authority, host)) {
            throw refused("HOST");
        }
        return host;
    }

    /** Returns the host in lower case. */
    static String name(String told) throws FetchFault {
        var host = told.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw refused("HOST");
        }
        try {
            var name = DomainName.verbatim(host);
            if (!name.ascii().equals(host) || !TOP.matcher(name.tld()).matches()) {
                throw refused("HOST");
            }
        } catch (IllegalArgumentException noName) {
            throw refused("HOST");
        }
        return host;
    }

    private static boolean isAuthorityOf(String authority, String host) {
        return authority.toLowerCase(Locale.ROOT).matches(Pattern.quote(host) + "(:[1-9]\\d{0,4})?");
    }

    private static FetchFault refused(String part) {
        return new FetchFault(FetchOutcome.REFUSED_URL, part);
    }
}
