package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.registration.RegistrationRecord.Dates;
import cn.icpfiling.verification.registration.RegistrationRecord.Delegation;
import cn.icpfiling.verification.registration.RegistrationRecord.Origin;
import cn.icpfiling.verification.registration.RegistrationRecord.Signing;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the domain object of RFC 9083, and the redactions of RFC 9537. The JSON parser has its own limits: it bounds
 * depth, tokens and names, refuses a duplicate name in an object, and caches nothing beyond the answer.
 */
public final class RdapReader {

    private static final String LEVEL = "rdap_level_";
    private static final String LEVEL_WE_READ = "rdap_level_0";
    private static final int MOST_NAME_SERVERS = 20;
    private static final int NOT_FOUND = 404;
    /** Phrases with which a server says that it is not responsible for the name. */
    private static final List<String> ABOUT_THE_SERVER = List.of(
            "not supported",
            "unsupported",
            "not served",
            "does not serve",
            "not authoritative",
            "not responsible",
            "not managed",
            "not handled",
            "not configured",
            "not a valid tld",
            "invalid tld",
            "unknown tld",
            "tld not found",
            "no such tld",
            "no such server",
            "no such path",
            "no handler",
            "bootstrap");

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(1L << 20)
                            .maxTokenCount(50_000)
                            .maxNestingDepth(40)
                            .maxStringLength(100_000)
                            .maxNameLength(256)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Field names from a foreign server are not worth caching, and an attacker could make the cache
                    // slow.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RdapReader() {}

    /** Reads an answer with status 200. Never throws, whatever the answer is. */
    public static Reading read(byte[] body, DomainName asked) {
        return json(body)
                .filter(domain -> isDomain(domain, asked))
                .<Reading>map(domain -> new Reading.Found(record(domain, asked)))
                .orElseGet(Reading.Unreadable::new);
    }

    /**
     * Checks whether an answer with status 404 comes from an RDAP server: it then has the error object of RFC 9083, 6.
     * A proxy in between can also answer 404, and a registered name must not count as free because of it.
     */
    public static boolean saysNotFound(byte[] body) {
        return json(body)
                .filter(error -> error.path("errorCode").asInt() == NOT_FOUND)
                .filter(error -> !error.has("objectClassName"))
                .filter(error -> !isAboutTheServer(error))
                .isPresent();
    }

    /** For example "TLD not supported by this server": such a server knows nothing of the name. */
    private static boolean isAboutTheServer(JsonNode error) {
        var words = new StringBuilder(error.path("title").asText());
        for (var line : error.path("description")) {
            words.append(' ').append(line.asText());
        }
        if (error.path("description").isTextual()) {
            words.append(' ').append(error.path("description").asText());
        }
        var text = words.toString().toLowerCase(Locale.ROOT);
        return ABOUT_THE_SERVER.stream().anyMatch(text::contains);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            // This decoder reports malformed input, so that a name in another encoding is not taken for a different
            // name.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return Optional.ofNullable(JSON.readTree(text.toString())).filter(JsonNode::isObject);
        } catch (IOException garbled) {
            return Optional.empty();
        }
    }

    private static boolean isDomain(JsonNode domain, DomainName asked) {
        return "domain".equals(domain.path("objectClassName").asText())
                && isOfKnownLevel(strings(domain.path("rdapConformance")))
                && (domain.path("ldhName").isTextual()
                        || domain.path("unicodeName").isTextual())
                && isAskedOrMissing(domain.path("ldhName"), asked)
                && isAskedOrMissing(domain.path("unicodeName"), asked);
    }

    /** Accepts a server that names no level. Refuses a server that names only levels that this class does not read. */
    private static boolean isOfKnownLevel(Set<String> conformance) {
        return conformance.contains(LEVEL_WE_READ) || conformance.stream().noneMatch(said -> said.startsWith(LEVEL));
    }

    private static boolean isAskedOrMissing(JsonNode name, DomainName asked) {
        return name.isMissingNode() || name.isNull() || AskedName.is(name.asText(), asked);
    }

    private static RegistrationRecord record(JsonNode domain, DomainName asked) {
        var redacted = redacted(domain.path("redacted"));
        return new RegistrationRecord(
                asked.ascii(),
                new Dates(
                        event(domain, "registration"),
                        event(domain, "last changed"),
                        event(domain, "expiration"),
                        event(domain, "registrar expiration")),
                statuses(domain.path("status")),
                registrar(domain),
                registrant(domain, redacted),
                delegation(domain),
                new Origin(
                        strings(domain.path("rdapConformance")),
                        redacted,
                        event(domain, "last update of rdap database"),
                        registrarsOwn(domain.path("links"))));
    }

    /** Returns null if the dates contradict each other. */
    private static Instant event(JsonNode domain, String action) {
        var told = new HashSet<Instant>();
        for (var event : domain.path("events")) {
            if (action.equals(event.path("eventAction").asText().toLowerCase(Locale.ROOT))) {
                told.add(ToldTime.withOffset(event.path("eventDate").asText()));
            }
        }
        return told.size() == 1 ? told.iterator().next() : null;
    }

    private static Set<String> statuses(JsonNode status) {
        var statuses = new HashSet<String>();
        for (var told : status.isTextual() ? List.of(status) : status) {
            var word = Statuses.word(told.asText());
            if (!word.isEmpty()) {
                statuses.add(word);
            }
        }
        return statuses;
    }

    private static List<JsonNode> entities(JsonNode domain, String role) {
        var found = new ArrayList<JsonNode>();
        for (var entity : domain.path("entities")) {
            if (roles(entity).contains(role)) {
                found.add(entity);
            }
        }
        return found;
    }

    /** Returns the roles in lower case. Some servers write a single role as a string. */
    private static Set<String> roles(JsonNode entity) {
        var told = entity.path("roles").isTextual()
                ? Set.of(entity.path("roles").asText())
                : strings(entity.path("roles"));
        return told.stream().map(role -> role.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Returns null if the answer names no registrar, or more than one. */
    private static Registrar registrar(JsonNode domain) {
        var told = new HashSet<Registrar>();
        for (var entity : entities(domain, "registrar")) {
            var card = VCard.of(entity);
            var ids = ianaIds(entity);
            if (ids.size() > 1) {
                return null;
            }
            told.add(new Registrar(
                    card.name() == null ? card.organisation() : card.name(),
                    ids.isEmpty() ? null : ids.iterator().next()));
        }
        var registrar = told.size() == 1 ? told.iterator().next() : null;
        return registrar == null || registrar.name() == null && registrar.ianaId() == null ? null : registrar;
    }

    /** Returns the IANA ids. An answer with two different ids names no registrar. */
    private static Set<Integer> ianaIds(JsonNode registrar) {
        var ids = new HashSet<Integer>();
        for (var id : registrar.path("publicIds")) {
            var text = id.path("identifier").asText().strip();
            if (id.path("type").asText().strip().toLowerCase(Locale.ROOT).startsWith("iana registrar id")
                    && text.matches("[0-9]{1,9}")) {
                ids.add(Integer.valueOf(text));
            }
        }
        return ids;
    }

    private static RegistrantHint registrant(JsonNode domain, Set<String> redacted) {
        var withheld = redacted.stream().anyMatch(RdapReader::isRegistrantsName);
        var registrants = entities(domain, "registrant");
        if (registrants.size() != 1) {
            return RegistrantHint.of(null, null, null, withheld);
        }
        var card = VCard.of(registrants.getFirst());
        // A redacted field holds a placeholder (RFC 9537, 3), even if it looks like a name.
        return RegistrantHint.of(
                isRedacted(redacted, "registrant name") ? null : card.name(),
                isRedacted(redacted, "registrant organization") ? null : card.organisation(),
                card.country(),
                withheld || saysRedacted(registrants.getFirst()));
    }

    private static boolean isRegistrantsName(String redacted) {
        return redacted.startsWith("registrant name") || redacted.startsWith("registrant organization");
    }

    private static boolean isRedacted(Set<String> redacted, String name) {
        return redacted.stream().anyMatch(one -> one.startsWith(name));
    }

    /** Before RFC 9537, servers marked a redaction by a remark of the entity. */
    private static boolean saysRedacted(JsonNode entity) {
        for (var remark : entity.path("remarks")) {
            var words =
                    (remark.path("type").asText() + " " + remark.path("title").asText()).toLowerCase(Locale.ROOT);
            if (words.contains("redacted") || words.contains("truncated due to authorization")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the registered names of the redacted fields (RFC 9537, 4.2), or else the server's own names for them. */
    private static Set<String> redacted(JsonNode redacted) {
        var names = new HashSet<String>();
        for (var one : redacted) {
            var name = one.path("name");
            var told = name.isTextual()
                    ? name
                    : name.path("type").isTextual() ? name.path("type") : name.path("description");
            if (told.isTextual()) {
                names.add(told.asText().strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static Delegation delegation(JsonNode domain) {
        var servers = new ArrayList<String>();
        for (var server : domain.path("nameservers")) {
            if (server.path("ldhName").isTextual() && servers.size() < MOST_NAME_SERVERS) {
                servers.add(server.path("ldhName").asText().toLowerCase(Locale.ROOT));
            }
        }
        var signed = domain.path("secureDNS").path("delegationSigned");
        if (!signed.isBoolean()) {
            return new Delegation(servers, Signing.NOT_TOLD);
        }
        return new Delegation(servers, signed.asBoolean() ? Signing.SIGNED : Signing.UNSIGNED);
    }

    /** Returns the address of the registrar's own RDAP record. */
    private static String registrarsOwn(JsonNode links) {
        for (var link : links) {
            if ("related".equals(link.path("rel").asText())
                    && link.path("type").asText().startsWith("application/rdap+json")
                    && link.path("href").isTextual()) {
                return link.path("href").asText();
            }
        }
        return null;
    }

    private static Set<String> strings(JsonNode array) {
        var strings = new HashSet<String>();
        for (var one : array) {
            if (one.isTextual()) {
                strings.add(one.asText());
            }
        }
        return strings;
    }
}
