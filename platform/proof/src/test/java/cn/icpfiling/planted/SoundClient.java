package cn.icpfiling.planted;

import cn.icpfiling.platform.egress.FetchLimits;
import cn.icpfiling.platform.egress.FetchedPage;
import cn.icpfiling.platform.egress.SafeFetch;
import java.net.InetAddress;
import java.net.URI;

/** Keeps the rules: an address that data names goes to the egress, and one in figures resolves nothing. */
final class SoundClient {
    FetchedPage page(SafeFetch egress, String link) {
        return egress.get(URI.create(link), FetchLimits.ofPage());
    }

    InetAddress address(String figures) {
        return InetAddress.ofLiteral(figures);
    }
}
