package cn.icpfiling.platform.web.start;

import cn.icpfiling.platform.id.KeyOrigin;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for settings where customers' data may be. */
final class GuardedSettings {

    /** Keys that the module requires there, separated by commas. Each module names its own. */
    static final String REQUIRED = "icp.production.requires";

    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String TLS = "icp.db.ssl-mode";
    private static final String TLS_IN_FORCE = "quarkus.datasource.jdbc.additional-jdbc-properties.sslMode";
    private static final Set<String> VERIFIED = Set.of("VERIFY_CA", "VERIFY_IDENTITY");

    private static final String BROKER = "kafka.bootstrap.servers";
    private static final String BROKER_PROTOCOL = "kafka.security.protocol";
    private static final Set<String> BROKER_TLS = Set.of("SSL", "SASL_SSL");
    /** Names the entry of Quarkus' TLS settings that the broker's clients use. */
    private static final String BROKER_TLS_NAME = "kafka.tls-configuration-name";
    /** Kafka's clients take an empty value for "compare no host name". */
    private static final String BROKER_HOST_NAME = "kafka.ssl.endpoint.identification.algorithm";

    private static final Pattern TLS_IN_ADDRESS = Pattern.compile("[?&]sslMode=([A-Za-z_]+)", Pattern.CASE_INSENSITIVE);
    /** Settings that let programs pass in place of people if they are none, with the harm. */
    private static final Map<String, String> CAPTCHAS = Map.of(
            "icp.type-check.captcha-clients",
            "a browser's session would ask without a picture; name the front end's client.",
            "icp.codes.captcha",
            "strangers could use up the codes that a phone gets; set when-besieged or always.");

    private static final String SCANNER = "icp.scanner.clamd";
    private static final String NO_SCANNER = "icp.materials.scanner.off-is-accepted";
    /** Not the address of a called service: a trusted proxy may run on the same machine. */
    private static final String PROXIES = "icp.trusted-proxies";

    /** Private and loopback blocks that a sandbox accepts, with the harm. */
    private static final Map<String, String> SANDBOX_NETWORKS = Map.of(
            "icp.networks.accepted-special-purpose",
            "a filed site could pass for sound at an address that no visitor reaches; take it out.",
            "icp.egress.accepted-special-purpose",
            "a stranger's name could lead a request into the platform's own network; take it out.");

    /** Lets any filed domain send the scan's questions into the private network. */
    private static final String PRIVATE_NAME_SERVERS = "icp.scan.private-servers";

    /** Lets webhooks leave without TLS. */
    private static final String PLAIN_WEBHOOKS = "icp.webhooks.plain-http";

    /** Set by the processes that know the caller's address. */
    private static final String TOKEN_NETWORKS = "icp.tokens.networks";
    /** Waits that people are given, which false takes away, with the harm. */
    private static final Map<String, String> WAITS = Map.of(
            "icp.quiet-hours.held",
            "phones would ring and buzz at night; take it out.",
            "icp.transfer-cases.owners-day-held",
            "a filing could leave before its owner reads of the case; take it out.");

    /**
     * A host name would be resolved on every request, and an IPv6 address without a prefix length passes for a name.
     */
    private static final List<String> NETWORKS = List.of(PROXIES, "quarkus.http.proxy.trusted-proxies");

    private static final String EGRESS = "icp.webhooks.egress-addresses";
    /** Blocks that belong to no network (RFC 5737, RFC 3849): receivers would open their firewalls to nothing. */
    private static final Pattern DOCUMENTATION =
            Pattern.compile("(?i)(?:^|[,\\s])(?:192\\.0\\.2\\.|198\\.51\\.100\\.|203\\.0\\.113\\.|2001:0?db8:)");

    private static final String KEYSETS = "icp.keys.dir";
    /** An id in a keyset as Tink writes it. */
    private static final Pattern KEY_ID = Pattern.compile("\"keyId\"\\s*:\\s*(\\d{1,10})");

    private static final List<String> OTHER_ADDRESSES =
            List.of(DATABASE, BROKER, "quarkus.mailer.host", "quarkus.mailer.from", "icp.clock.url");
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "(?i)(?:^|[/@,=\\s])(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|0\\.0\\.0\\.0|\\[?::1]?)(?:$|[:/,;?\\s])");

    /** Names that no registry ever gives out (RFC 2606, RFC 6761), and the host of the sandbox. */
    private static final Pattern NO_REAL_HOST = Pattern.compile(
            "(?i)(?:^|[/@,=\\s])(?:(?:[a-z0-9-]+\\.)+(?:example|test|invalid)|sandbox)\\.?(?:$|[:/,;?#\\s])");

    private static final Pattern IN_CLEAR = Pattern.compile("(?i)(?:^|[,\\s])http://");
    /** The platform's own services, which stand in one network and are called in clear; and what visitors of a site ask. */
    private static final Set<String> MAY_BE_IN_CLEAR = Set.of(
            "icp.account.url",
            "icp.filing.url",
            "icp.verification.url",
            "icp.inspection.url",
            "icp.legacy.url",
            "icp.pages.urls");

    private final Settings settings;
    private final List<String> broken = new ArrayList<>();

    private GuardedSettings(Settings settings) {
        this.settings = settings;
    }

    /** Returns one sentence per broken rule, with the key to set. */
    static List<String> broken(Settings settings) {
        var check = new GuardedSettings(settings);
        check.addresses();
        check.clock();
        check.database();
        check.broker();
        check.captchas();
        check.scanner();
        check.networks();
        check.sandboxNetworks();
        check.privateNameServers();
        check.plainWebhooks();
        check.egress();
        check.tokenNetworks();
        check.waits();
        check.keysets();
        check.required();
        return List.copyOf(check.broken);
    }

    private void addresses() {
        var names = new TreeSet<>(OTHER_ADDRESSES);
        settings.names()
                .map(GuardedSettings::dotted)
                .filter(name -> name.startsWith("icp."))
                .forEach(names::add);
        names.removeAll(List.of(PROXIES, dotted("ICP_TRUSTED_PROXIES")));
        SANDBOX_NETWORKS.keySet().forEach(name -> names.removeAll(List.of(name, name.replace('-', '.'))));
        // A variable cannot distinguish a dot from a dash. Keep each setting once, by its name in the files.
        var dashed = names.stream().filter(name -> name.contains("-")).toList();
        dashed.forEach(name -> names.remove(name.replace('-', '.')));
        for (var name : names) {
            settings.value(name).ifPresent(value -> address(name, value));
        }
    }

    private void address(String name, String value) {
        if (THIS_MACHINE.matcher(value).find()) {
            broken.add(name + " points at this machine; set the address that is meant.");
        } else if (NO_REAL_HOST.matcher(value).find()) {
            broken.add(name + " names a host of the documentation or of the sandbox; set the one that is meant.");
        } else if (!MAY_BE_IN_CLEAR.contains(name) && IN_CLEAR.matcher(value).find()) {
            broken.add(name
                    + " begins with http: what is sent there could be read on its way; set an address with https.");
        }
    }

    /** Converts the name of a variable that no file names: ICP_DNS_SERVERS becomes icp.dns.servers. */
    private static String dotted(String name) {
        return name.startsWith("ICP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
    }

    private void clock() {
        if (settings.value("icp.clock.url").isPresent()
                || settings.value("icp.clock.movable").filter("true"::equals).isPresent()) {
            broken.add("icp.clock.url or icp.clock.movable configures a test clock; take it out.");
        }
    }

    private void database() {
        var address = settings.value(DATABASE);
        if (address.isEmpty()) {
            return;
        }
        var written = TLS_IN_ADDRESS.matcher(address.get());
        var mode =
                written.find() ? written.group(1) : settings.value(TLS_IN_FORCE).orElse("PREFERRED");
        if (!VERIFIED.contains(mode)) {
            broken.add(TLS + " is " + mode + ": the database's certificate is not checked; set VERIFY_IDENTITY or"
                    + " VERIFY_CA.");
        }
    }

    private void broker() {
        if (settings.value(BROKER).isEmpty()) {
            return;
        }
        var protocol = settings.value(BROKER_PROTOCOL).orElse("PLAINTEXT").toUpperCase(Locale.ROOT);
        if (!BROKER_TLS.contains(protocol)) {
            broken.add(BROKER_PROTOCOL + " is " + protocol
                    + ": events would cross the network in clear; set SSL or SASL_SSL.");
        }
        settings.value(BROKER_TLS_NAME).map(name -> "quarkus.tls." + name).ifPresent(this::brokerCertificate);
        if (settings.names().anyMatch(name -> name.equals(BROKER_HOST_NAME) || name.equals(variable(BROKER_HOST_NAME)))
                && settings.value(BROKER_HOST_NAME).isEmpty()) {
            broken.add(BROKER_HOST_NAME + " is empty: the broker's name is not compared with its certificate; take it"
                    + " out.");
        }
    }

    private void brokerCertificate(String tls) {
        settings.value(tls + ".trust-all")
                .filter(Boolean::parseBoolean)
                .ifPresent(on ->
                        broken.add(tls + ".trust-all is true: the broker's certificate is not checked; take it out."));
        settings.value(tls + ".hostname-verification-algorithm")
                .filter("NONE"::equalsIgnoreCase)
                .ifPresent(off -> broken.add(tls + ".hostname-verification-algorithm is NONE: the broker's name is not"
                        + " compared with its certificate; take it out."));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private void captchas() {
        CAPTCHAS.forEach((key, harm) -> {
            if (settings.value(key).filter("none"::equals).isPresent()) {
                broken.add(key + " is none: " + harm);
            }
        });
    }

    private void scanner() {
        if (settings.value(SCANNER).filter("off"::equals).isPresent()
                && settings.value(NO_SCANNER).filter("true"::equals).isEmpty()) {
            broken.add(SCANNER + " is off: papers would be taken in without a look for viruses; name a clamd, or say "
                    + NO_SCANNER + "=true.");
        }
    }

    private void networks() {
        for (var key : NETWORKS) {
            settings.value(key).stream()
                    .flatMap(networks -> Stream.of(networks.split(",")))
                    .map(String::strip)
                    .filter(network -> !isNetwork(network))
                    .findFirst()
                    .ifPresent(network -> broken.add(key + " has \"" + network
                            + "\", which would be looked up at every request; write a network, as 10.1.0.0/16 or"
                            + " fd00::/8."));
        }
    }

    private void sandboxNetworks() {
        SANDBOX_NETWORKS.forEach((key, harm) ->
                settings.value(key).ifPresent(blocks -> broken.add(key + " is " + blocks + ": " + harm)));
    }

    private void privateNameServers() {
        settings.value(PRIVATE_NAME_SERVERS)
                .filter(Boolean::parseBoolean)
                .ifPresent(on -> broken.add(PRIVATE_NAME_SERVERS
                        + " is true: a filed domain could send questions into the private network; take it out."));
    }

    private void tokenNetworks() {
        settings.value(TOKEN_NETWORKS)
                .filter(value -> !Boolean.parseBoolean(value))
                .ifPresent(
                        off -> broken.add(
                                TOKEN_NETWORKS
                                        + " is false: a token that is bound to networks would be accepted from everywhere; take it out."));
    }

    private void plainWebhooks() {
        settings.value(PLAIN_WEBHOOKS)
                .filter(Boolean::parseBoolean)
                .ifPresent(on -> broken.add(
                        PLAIN_WEBHOOKS + " is true: partners' events would cross the network in clear; take it out."));
    }

    private void egress() {
        settings.value(EGRESS)
                .filter(networks -> DOCUMENTATION.matcher(networks).find())
                .ifPresent(networks -> broken.add(EGRESS + " is " + networks
                        + ", of the documentation; set the networks that webhooks leave from."));
    }

    private void waits() {
        WAITS.forEach((key, harm) ->
                settings.value(key).filter("false"::equals).ifPresent(off -> broken.add(key + " is false: " + harm)));
    }

    /** Keysets that ./icp makes lie in the folder of a developer, and in backups of it. */
    private void keysets() {
        settings.value(KEYSETS).map(Path::of).filter(Files::isDirectory).ifPresent(folder -> {
            try (var files = Files.newDirectoryStream(folder, "*.json")) {
                for (var file : files) {
                    if (isOfDevelopment(file)) {
                        broken.add(KEYSETS + " has " + file.getFileName()
                                + ", which was made for development; make keys of your own (NewKeysets).");
                    }
                }
            } catch (IOException | DirectoryIteratorException unreadable) {
                broken.add(KEYSETS + " cannot be read.");
            }
        });
    }

    private static boolean isOfDevelopment(Path file) throws IOException {
        return KEY_ID.matcher(Files.readString(file))
                .results()
                .anyMatch(id -> KeyOrigin.of(Long.parseLong(id.group(1))) == KeyOrigin.DEVELOPMENT);
    }

    private static boolean isNetwork(String network) {
        var slash = network.lastIndexOf('/');
        try {
            return slash > 0
                    && Integer.parseInt(network.substring(slash + 1))
                            <= InetAddress.ofLiteral(network.substring(0, slash))
                                            .getAddress()
                                            .length
                                    * Byte.SIZE;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private void required() {
        settings.value(REQUIRED).stream()
                .flatMap(keys -> Stream.of(keys.split(",")))
                .map(String::strip)
                .forEach(this::require);
    }

    private void require(String key) {
        var value = settings.value(key);
        if (value.isEmpty()) {
            broken.add(key + " is not set.");
        } else if (key.endsWith(".file") && !Files.isReadable(Path.of(value.get()))) {
            broken.add(key + " names a file that is not there or cannot be read.");
        }
    }
}
