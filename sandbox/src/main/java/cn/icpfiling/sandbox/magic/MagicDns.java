package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the DNS does with a domain: by the prefix of its first label, or as {@code PUT /registry/domains/{name}/dns} says.
 * A name with such a prefix also answers if it is not registered. The effect holds for the name and its www.
 */
public enum MagicDns {
    OK("dns-ok-", "DNS: the addresses of the purchase, else one of 203.0.113.0/24"),
    MOVED("dns-moved-", "DNS: an address of another provider, in 192.0.2.0/24"),
    HONGKONG("dns-hongkong-", "DNS: an address in 198.51.100.0/24, where the cloud has its region cn-hongkong"),
    ABROAD("dns-abroad-", "DNS: an address in 198.18.0.0/15, which is no provider's"),
    FLAPPING("dns-flapping-", "DNS: every second answer has an address of another provider"),
    FLAPPING_DAYS("dns-flapdays-", "DNS: an address of another provider on every second day of the test clock"),
    LAME("dns-lame-", "DNS: an answer without authority and without records"),
    REFUSED("dns-refused-", "DNS: REFUSED"),
    SERVFAIL("dns-servfail-", "DNS: SERVFAIL"),
    TRUNCATED("dns-truncated-", "DNS: cut over UDP (TC), whole over TCP"),
    TRUNCATED_NO_TCP("dns-notcp-", "DNS: cut over UDP (TC); the TCP connection is closed without an answer"),
    HUGE("dns-huge-", "DNS: 254 addresses, the /24 or /120 of the first; cut over UDP"),
    SLOW("dns-slow-", "DNS: answers after icp.sandbox.dns-slow, which is longer than a first time-out"),
    SILENT("dns-silent-", "DNS: no answer"),
    WRONG_ID("dns-wrongid-", "DNS: a forged answer with another id comes before the true one"),
    WRONG_QUESTION("dns-wrongquestion-", "DNS: a forged answer to another question comes before the true one"),
    WRONG_SOURCE("dns-wrongsource-", "DNS: a forged answer from another port comes before the true one"),
    NXDOMAIN("dns-nxdomain-", "DNS: NXDOMAIN"),
    NO_ADDRESS("dns-noaddress-", "DNS: the name exists and has no address"),
    ALIAS("dns-alias-", "DNS: two CNAME records within the domain, then the addresses"),
    ALIAS_OUT("dns-aliasout-", "DNS: a CNAME to sandbox-cdn.cn, which has the addresses"),
    ALIAS_LOOP("dns-aliasloop-", "DNS: two CNAME records that point at each other"),
    DELEGATED("dns-delegated-", "DNS: a referral to the name servers of the hoster"),
    DISAGREE("dns-disagree-", "DNS: one name server says NXDOMAIN, the others an address of another provider"),
    LOWER_CASE("dns-lowercase-", "DNS: the answer repeats the question in lower case"),
    SIX_ONLY("dns-sixonly-", "DNS: AAAA only; an address in 2001:db8::/32 unless the purchase gave one");

    private final String start;
    private final String effect;

    MagicDns(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    /** Finds the case by the first label of a domain in canonical form. */
    public static Optional<MagicDns> of(String domain) {
        return Arrays.stream(values())
                .filter(magic -> domain.startsWith(magic.start))
                .findFirst();
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
