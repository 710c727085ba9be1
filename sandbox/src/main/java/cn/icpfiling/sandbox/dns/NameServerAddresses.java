package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.SandboxConfig;
import java.util.List;

/** The configured addresses by group: the first two are the registry's, the others the hoster's. */
record NameServerAddresses(List<String> registry, List<String> hoster) {

    private static final int OF_REGISTRY = 2;

    static NameServerAddresses of(SandboxConfig config) {
        var all = config.dnsAddresses();
        var first = Math.min(OF_REGISTRY, all.size());
        return new NameServerAddresses(all.subList(0, first), all.subList(first, all.size()));
    }
}
