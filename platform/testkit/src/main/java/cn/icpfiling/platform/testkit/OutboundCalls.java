package cn.icpfiling.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A client of its own resolves a name by itself, perhaps to another address than the one that was checked. So an address that data names
 * (a form, a record, an answer of another server) is asked by the platform's egress. The clients of addresses that settings name are
 * listed here, each with its reason; a REST client interface has its address from a setting too.
 */
final class OutboundCalls {
    private static final String EGRESS = "cn.icpfiling.platform.egress.";

    private static final Set<String> VERTX = Set.of("createHttpClient", "createNetClient", "createDatagramSocket");
    /** What opens a connection or resolves a name, by the class that has the method or constructor. */
    private static final Map<String, Set<String>> OPENERS = Map.ofEntries(
            Map.entry("java.net.http.HttpClient", Set.of("newBuilder", "newHttpClient")),
            Map.entry("java.net.Socket", Set.of("<init>")),
            Map.entry("java.net.DatagramSocket", Set.of("<init>")),
            Map.entry("java.net.URL", Set.of("openConnection", "openStream", "getContent")),
            Map.entry("java.net.InetAddress", Set.of("getByName", "getAllByName")),
            Map.entry("java.nio.channels.SocketChannel", Set.of("open")),
            Map.entry("java.nio.channels.AsynchronousSocketChannel", Set.of("open")),
            Map.entry("java.nio.channels.DatagramChannel", Set.of("open")),
            Map.entry("javax.net.SocketFactory", Set.of("createSocket")),
            Map.entry("javax.net.ssl.SSLSocketFactory", Set.of("createSocket")),
            Map.entry("io.vertx.core.Vertx", VERTX),
            Map.entry("io.vertx.mutiny.core.Vertx", VERTX),
            Map.entry("io.vertx.ext.web.client.WebClient", Set.of("create", "wrap")),
            Map.entry("jakarta.ws.rs.client.ClientBuilder", Set.of("newClient", "newBuilder")),
            Map.entry("org.eclipse.microprofile.rest.client.RestClientBuilder", Set.of("newBuilder")),
            Map.entry("io.quarkus.rest.client.reactive.QuarkusRestClientBuilder", Set.of("newBuilder")));

    private static final List<String> CLIENTS_OF_SETTINGS = List.of(
            // The issuer of tokens and its keys, the process itself, and the sandbox whose clock a test moves.
            "cn.icpfiling.platform.web.",
            // Files of the class path.
            "cn.icpfiling.platform.problem.Texts",
            // The authority's interface and the virus scanner.
            "cn.icpfiling.filing.authority.AuthorityLine",
            "cn.icpfiling.filing.scanning.Clamd",
            // The providers of short messages.
            "cn.icpfiling.account.sms.",
            // Sources of the settings; its method for addresses of data hands them to the egress.
            "cn.icpfiling.verification.sources.BoundedHttp",
            // Hosts of the one-machine stack; all others are resolved and judged by the egress.
            "cn.icpfiling.verification.sources.PublicAddresses",
            // It plays the world for one machine.
            "cn.icpfiling.sandbox.");

    /** Protocols that the egress does not speak. Each connects to the very address that was checked. */
    private static final List<String> OTHER_PROTOCOLS =
            List.of("cn.icpfiling.verification.sources.WhoisClient", "cn.icpfiling.inspection.dns.transport.");

    private OutboundCalls() {}

    static ArchRule rule() {
        return noClasses()
                .that(DescribedPredicate.describe("are no client of settings", type -> !isListed(type)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("it opens a connection", OutboundCalls::opens))
                .because("an address that data names is asked by the platform's egress, which checks and pins it");
    }

    private static boolean isListed(JavaClass type) {
        return Stream.of(List.of(EGRESS), CLIENTS_OF_SETTINGS, OTHER_PROTOCOLS)
                .flatMap(List::stream)
                .anyMatch(listed -> listed.endsWith(".")
                        ? type.getName().startsWith(listed)
                        : type.getName().equals(listed) || type.getName().startsWith(listed + "$"));
    }

    private static boolean opens(JavaAccess<?> access) {
        return OPENERS.getOrDefault(access.getTargetOwner().getName(), Set.of()).contains(access.getName());
    }
}
