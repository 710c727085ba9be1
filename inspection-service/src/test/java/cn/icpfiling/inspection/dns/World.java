package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.authority.Ask;
import cn.icpfiling.inspection.dns.authority.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small internet: two root servers, two servers of the zone {@code test}, and five providers with two servers each.
 * The domain {@code d<n>.test} behaves by n mod 40; each kind is spread over the providers. The names of the providers' servers
 * have no glue, so the engine has to resolve them. No server is silent for good: such a domain alone would
 * take seconds; {@link VerdictsTest} has that case.
 */
final class World {
    static final List<String> ROOTS = List.of("127.0.1.1", "127.0.1.2");
    private static final List<String> REGISTRY = List.of("127.0.2.1", "127.0.3.1");
    private static final int PROVIDERS = 5;
    private static final int BLOCK = 40;
    private static final int AAAA = 28;

    /** Of 100 packets over UDP, those that are lost, at the first two tries of a question. */
    static final int LOST = 2;

    private final int salt;
    private final int providers;

    /** The salt changes which packets are lost, forged or late, but not what the servers know. */
    World(int salt) {
        this(salt, PROVIDERS);
    }

    /** With another number of providers, the first provider has a tenth of the domains more than the others. */
    World(int salt, int providers) {
        this.salt = salt;
        this.providers = providers;
    }

    static List<String> servers() {
        return servers(PROVIDERS);
    }

    static List<String> servers(int providers) {
        var servers = new ArrayList<String>(ROOTS);
        servers.addAll(REGISTRY);
        for (var provider = 0; provider < providers; provider++) {
            servers.add(server(provider, 1));
            servers.add(server(provider, 2));
        }
        return servers;
    }

    private static String server(int provider, int number) {
        return "127.0." + (10 + provider) + "." + number;
    }

    Reply reply(Ask ask) {
        var chance = ask.hash(salt) % 100;
        if (ask.attempt() < 2 && !ask.tcp() && chance < LOST) {
            return Reply.silence();
        }
        var reply = knowledge(ask);
        return switch (chance) {
            case 10 -> reply.forged("id");
            case 11 -> reply.forged("question");
            case 12 -> reply.forged("port");
            case 13 -> reply.after(15);
            default -> ask.server().endsWith("13.2") ? reply.lowerCase() : reply;
        };
    }

    private Reply knowledge(Ask ask) {
        if (ROOTS.contains(ask.server())) {
            return Reply.answer()
                    .withoutAuthority()
                    .nameServer("test", "a.nic.test")
                    .nameServer("test", "b.nic.test")
                    .glue("a.nic.test", REGISTRY.get(0))
                    .glue("b.nic.test", REGISTRY.get(1));
        }
        return REGISTRY.contains(ask.server()) ? registry(ask) : provider(ask);
    }

    private Reply registry(Ask ask) {
        var domain = lastLabels(ask.name());
        if (domain.startsWith("prov")) {
            var provider = providerIn(domain);
            return Reply.answer()
                    .withoutAuthority()
                    .nameServer(domain, "ns1." + domain)
                    .nameServer(domain, "ns2." + domain)
                    .glue("ns1." + domain, server(provider, 1))
                    .glue("ns2." + domain, server(provider, 2));
        }
        var number = number(domain);
        if (number < 0 || number % 40 == 39) {
            return Reply.error(3).soa("test");
        }
        var provider = "prov" + providerOf(number) + ".test";
        return Reply.answer()
                .withoutAuthority()
                .nameServer(domain, "ns1." + provider)
                .nameServer(domain, "ns2." + provider);
    }

    private static int providerIn(String domain) {
        return Integer.parseInt(domain.substring(4, domain.length() - 5));
    }

    private int providerOf(int number) {
        var block = number / BLOCK;
        return providers != PROVIDERS && block % 10 == 0 ? 0 : (number + block) % providers;
    }

    private static Reply provider(Ask ask) {
        var domain = lastLabels(ask.name());
        if (domain.startsWith("prov")) {
            return ask.type() == AAAA
                    ? Reply.answer().soa(domain)
                    : Reply.answer()
                            .address(
                                    ask.name(),
                                    server(providerIn(domain), ask.name().charAt(2) - '0'));
        }
        var first = ask.server().endsWith(".1");
        return switch (number(domain) % 40) {
            case 20, 21 -> Reply.error(3).soa(domain);
            case 22, 23 -> Reply.answer().soa(domain);
            case 24, 25 -> Reply.answer().alias(ask.name(), "d" + number(domain) / 40 * 40 + ".test");
            case 26 -> Reply.answer().alias(ask.name(), "d" + (number(domain) + 1) + ".test");
            case 27 -> Reply.answer().alias(ask.name(), "d" + (number(domain) - 1) + ".test");
            case 28 -> Reply.error(2);
            case 29 -> Reply.error(5);
            case 31 -> first ? Reply.error(3) : Reply.answer().soa(domain);
            case 32 -> ask.tcp() ? addresses(ask, 80) : Reply.answer().truncated();
            case 33 -> addresses(ask, 1).withoutAuthority();
            case 34 -> first ? Reply.error(2) : addresses(ask, 1);
            case 35 -> first ? Reply.error(3) : Reply.error(5);
            case 36 -> Reply.answer().address(ask.name(), first ? "192.0.2.1" : "192.0.2.2");
            case 37 -> Reply.answer().alias(ask.name(), "d" + (number(domain) + 2) + ".test");
            case 38 -> addresses(ask, 3).garbage();
            default -> addresses(ask, 2);
        };
    }

    private static Reply addresses(Ask ask, int count) {
        var reply = Reply.answer();
        var number = number(lastLabels(ask.name()));
        for (var i = 0; i < count; i++) {
            var host = Integer.toHexString(number % 65_536) + ":" + Integer.toHexString(i + 1);
            reply.address(
                    ask.name(), ask.type() == AAAA ? "2001:db8::" + host : "198.18." + number % 250 + "." + (i + 1));
        }
        return reply;
    }

    /** The verdict that the engine has to give. */
    static String expected(int number) {
        return switch (number % 40) {
            case 20, 21, 37, 39 -> "NXDOMAIN";
            case 22, 23 -> "NO_ADDRESS";
            case 26, 27 -> "ALIAS_BROKEN";
            case 28 -> "SERVFAIL";
            case 29 -> "REFUSED";
            case 31 -> "DISAGREE";
            case 33 -> "LAME";
            case 35 -> "UNCONFIRMED";
            case 38 -> "MALFORMED";
            default -> "ADDRESSES";
        };
    }

    /**
     * The least questions that prove the verdict by the rules, each once, by group of servers: both families, a second
     * server for a bad answer, the delegation from one registry server, and a second one if the verdict is bad. A
     * repeat after an error is a precaution of the engine and not counted. The delegations of other names are known.
     */
    void addLeast(int number, Map<String, Double> least) {
        var own = group(providerOf(number));
        var kind = number % BLOCK;
        switch (kind) {
            case 39 -> atRegistry(least, 4);
            case 20, 21, 22, 23, 26, 27, 37 -> {
                least.merge(own, 4.0, Double::sum);
                atRegistry(least, 2);
            }
            case 28, 29, 31, 32, 33, 35, 38 -> {
                least.merge(own, 4.0, Double::sum);
                atRegistry(least, 1);
            }
            default -> {
                least.merge(own, 2.0, Double::sum);
                atRegistry(least, 1);
            }
        }
        // The questions for the names that an alias leads to.
        switch (kind) {
            case 24, 25 -> least.merge(group(providerOf(number / BLOCK * BLOCK)), 2.0, Double::sum);
            case 26 -> least.merge(group(providerOf(number + 1)), 4.0, Double::sum);
            case 27 -> least.merge(group(providerOf(number - 1)), 4.0, Double::sum);
            case 37 -> atRegistry(least, 4);
            default -> {}
        }
    }

    private static String group(int provider) {
        return "127.0." + (10 + provider) + ".0/24";
    }

    private static void atRegistry(Map<String, Double> least, double questions) {
        REGISTRY.forEach(server -> least.merge(
                server.substring(0, server.lastIndexOf('.')) + ".0/24", questions / REGISTRY.size(), Double::sum));
    }

    private static int number(String domain) {
        var isDomain = domain.startsWith("d") && domain.endsWith(".test") && Character.isDigit(domain.charAt(1));
        return isDomain ? Integer.parseInt(domain.substring(1, domain.length() - 5)) : -1;
    }

    private static String lastLabels(String name) {
        var last = name.lastIndexOf('.');
        var before = name.lastIndexOf('.', last - 1);
        return name.substring(before + 1);
    }
}
